import { BookingState, Fact } from '@guestflow/contracts';
import { closeToOtherVenues, Transaction } from '@guestflow/persistence';
import { CountedVenue, Model } from '../model';

/** What is told of a booking of this status makes no sense. */
export const nonsense = 'nonsense';
/** Of this one it is us who make no sense. */
export const beyondUs = 'beyond us';

/**
 * How many facts were heard, by the clocks they were counted by. Unlike any true model it counts what comes twice twice:
 * so it shows whether each is heard once.
 */
export class Tally implements Model {
  static readonly statements = [
    'CREATE TABLE analytics.tally (venue_id uuid, zone text, heard integer, PRIMARY KEY (venue_id, zone))',
    ...closeToOtherVenues('analytics.tally'),
  ];
  readonly tables = ['tally'];

  constructor(private readonly afterHearing: (heard: number) => Promise<void> = () => Promise.resolve()) {}

  reads(name: string): boolean {
    return name.startsWith('booking.');
  }

  async hear(tx: Transaction, facts: readonly Fact[], { venueId, zone }: CountedVenue): Promise<void> {
    await tx.query(
      `INSERT INTO tally VALUES ($1, $2, $3) ON CONFLICT (venue_id, zone) DO UPDATE SET heard = tally.heard + excluded.heard`,
      [venueId, zone, facts.length],
    );
    const told = facts.map(({ data }) => (data.after as BookingState).status as string);
    if (told.includes(nonsense)) throw new TypeError('That is no status');
    if (told.includes(beyondUs)) await tx.query('SELECT FROM no_such_table');
    await this.afterHearing(facts.length);
  }

  async recount(tx: Transaction, { venueId, zone }: CountedVenue): Promise<void> {
    const [all] = await tx.query<{ heard: string }>('SELECT sum(heard) AS heard FROM tally WHERE venue_id = $1', [
      venueId,
    ]);
    await tx.query('DELETE FROM tally WHERE venue_id = $1', [venueId]);
    await tx.query('INSERT INTO tally VALUES ($1, $2, $3)', [venueId, zone, all?.heard ?? 0]);
  }
}
