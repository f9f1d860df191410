import { systemCaller } from '@guestflow/access';
import { Fact, parseType, VenueState } from '@guestflow/contracts';
import { Transaction, Transactions } from '@guestflow/persistence';
import { isTold, LoggedFact, Place, readLog, theBeginning, venuesInLog } from '../events/read-log';
import { keepCountedZone, keepVenue, tellsOfVenue, unknownZone, zoneOf } from '../replicas/venues';
import { holdVenue } from './hold-venue';
import { CountedVenue } from './model';
import { Models } from './models';
import { moveTo } from './place';

const atOnce = 1_000;
const caller = systemCaller('rebuilding');

export const venuesToRebuild = (transactions: Transactions): Promise<string[]> =>
  transactions.acrossVenues(caller, venuesInLog);

/**
 * Throws away what all that was told of a venue comes to, and hears it again from the log. Until that is done, readers see
 * what was there before; what is told of the venue meanwhile is written down as ever, and counted along or after that.
 * Returns how many facts there were.
 */
export async function rebuildVenue(transactions: Transactions, models: Models, venueId: string): Promise<number> {
  const inVenue = <T>(work: (tx: Transaction) => Promise<T>) => transactions.inVenue({ ...caller, venueId }, work);
  // By itself: whoever tells of the venue meanwhile would wait for the end of all the rest.
  await inVenue(keepVenueAgain);
  return inVenue(async (tx) => {
    await holdVenue(tx);
    for (const { tables } of models.all) {
      for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE venue_id = $1`, [venueId]);
    }
    await tx.query('DELETE FROM uncounted_events WHERE venue_id = $1', [venueId]);
    // By the clocks that hold now, as far as they are known; where they are set anew meanwhile it is counted once more.
    const zone = await zoneOf(tx);
    const { heard, last } = await hearAgain(tx, models, { venueId, zone: zone ?? unknownZone });
    await moveTo(tx, last);
    if (zone) await keepCountedZone(tx, zone);
    return heard;
  });
}

/** Where nobody had known the venue, or has lost it, it is known from the log. */
async function keepVenueAgain(tx: Transaction): Promise<void> {
  for await (const logged of wholeLog(tx, `AND entity_type = 'venue'`)) {
    for (const { fact } of logged) {
      if (tellsOfVenue(parseType(fact.type)!.name)) await keepVenue(tx, fact as Fact<VenueState>);
    }
  }
}

async function hearAgain(
  tx: Transaction,
  models: Models,
  venue: CountedVenue,
): Promise<{ heard: number; last: Place }> {
  let heard = 0;
  let last = theBeginning;
  for await (const logged of wholeLog(tx)) {
    const told = logged.filter(isTold);
    await models.hearWhatCanBe(tx, told, venue);
    heard += told.length;
    last = logged.at(-1)!;
  }
  return { heard, last };
}

async function* wholeLog(tx: Transaction, condition = ''): AsyncGenerator<LoggedFact[]> {
  for (let after = theBeginning; ;) {
    const logged = await readLog(tx, after, { limit: atOnce, condition });
    if (logged.length > 0) yield logged;
    if (logged.length < atOnce) return;
    after = logged.at(-1)!;
  }
}
