import { systemCaller } from '@guestflow/access';
import { Fact, parseType, VenueState } from '@guestflow/contracts';
import { Transaction, Transactions } from '@guestflow/persistence';
import { readLog, theBeginning, venuesInLog } from '../events/read-log';
import { countIn, keepVenue, tellsOfVenue } from '../replicas/venues';
import { holdVenue } from './hold-venue';
import { Models } from './models';

const atOnce = 1_000;
const caller = systemCaller('rebuilding');

export const venuesToRebuild = (transactions: Transactions): Promise<string[]> =>
  transactions.acrossVenues(caller, venuesInLog);

/**
 * Throws away what all that was told of a venue comes to, and hears it again from the log. Until that is done, readers see
 * what was there before, and what is told of the venue meanwhile waits. Returns how many facts there were.
 */
export function rebuildVenue(transactions: Transactions, models: Models, venueId: string): Promise<number> {
  return transactions.inVenue({ ...caller, venueId }, async (tx) => {
    await holdVenue(tx);
    for (const { tables } of models.all) {
      for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE venue_id = $1`, [venueId]);
    }
    const heard = await hearAgain(tx, models);
    // Where nobody had known the venue, it was counted by no clocks of its own so far.
    if (await countIn(tx)) await models.recount(tx);
    return heard;
  });
}

async function hearAgain(tx: Transaction, models: Models): Promise<number> {
  let heard = 0;
  for (let after: string | undefined = theBeginning; after !== undefined;) {
    const logged = await readLog(tx, after, atOnce);
    const facts = logged.map(({ fact }) => fact).filter(({ type }) => parseType(type));
    for (const fact of facts) {
      if (tellsOfVenue(parseType(fact.type)!.name)) await keepVenue(tx, fact as Fact<VenueState>);
    }
    // Nothing is counted yet: from the beginning by the clocks that hold now, as far as they are known.
    if (heard === 0) await countIn(tx);
    if (facts.length > 0) await models.hear(tx, facts);
    heard += facts.length;
    after = logged.length === atOnce ? logged.at(-1)?.seq : undefined;
  }
  return heard;
}
