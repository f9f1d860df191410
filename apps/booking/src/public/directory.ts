import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { asVenue, Venue, venueColumns } from '../replicas/venue';

/** A caller whose venue is known. */
export type CallerThere = Caller & { venueId: string };

const referenceForm = /^[\w-]{22}$/;
const slugForm = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** To which venue it belongs what a guest names by its address: that is asked before it is known which. */
@Injectable()
export class Directory {
  constructor(private readonly transactions: Transactions) {}

  /** The venue whose page it is. A suspended one has none. */
  async venue(caller: Caller, slug: string): Promise<Venue> {
    const [row] = slugForm.test(slug)
      ? await this.transactions.acrossVenues(caller, (tx) =>
          // Facts of two venues may come in another order than their slug changed hands.
          tx.query(
            `SELECT ${venueColumns()} FROM venues WHERE slug = $1 ORDER BY version DESC, venue_id DESC LIMIT 1`,
            [slug],
          ),
        )
      : [];
    const venue = row && asVenue(row);
    if (venue?.status !== 'active') throw new NotFound('There is no such venue');
    return venue;
  }

  async atVenue(caller: Caller, slug: string): Promise<CallerThere> {
    return { ...caller, venueId: (await this.venue(caller, slug)).venueId };
  }

  /** The booking that a reference opens, and its guest in the place of nobody in particular. */
  async booking(caller: Caller, reference: string): Promise<{ id: string; caller: CallerThere }> {
    const { id, venue_id, guest_id } = await this.referred<{ guest_id: string | null }>(caller, {
      reference,
      select: 'SELECT id, venue_id, guest_id FROM bookings WHERE reference = $1',
    });
    return { id, caller: asGuest({ ...caller, venueId: venue_id }, guest_id) };
  }

  async atHold(caller: Caller, reference: string): Promise<CallerThere> {
    const select = 'SELECT id, venue_id FROM holds WHERE reference = $1';
    return { ...caller, venueId: (await this.referred(caller, { reference, select })).venue_id };
  }

  async atPlaceInLine(caller: Caller, reference: string): Promise<{ id: string; caller: CallerThere }> {
    const { id, venue_id, guest_id } = await this.referred<{ guest_id: string | null }>(caller, {
      reference,
      select: 'SELECT id, venue_id, guest_id FROM waitlist WHERE reference = $1',
    });
    return { id, caller: asGuest({ ...caller, venueId: venue_id }, guest_id) };
  }

  private async referred<More extends object>(
    caller: Caller,
    { reference, select }: { reference: string; select: string },
  ): Promise<{ id: string; venue_id: string } & More> {
    if (!referenceForm.test(reference)) throw new NotFound();
    const [found] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ id: string; venue_id: string } & More>(select, [reference]),
    );
    if (!found) throw new NotFound();
    return found;
  }
}

/** What a guest does is told as his, once it is known who he is. */
export const asGuest = <Who extends Caller>(caller: Who, guestId: string | null): Who =>
  guestId ? { ...caller, actor: `guest:${guestId}` } : caller;
