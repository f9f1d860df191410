import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Booking } from '../bookings/booking.entity';
import { asBooking, bookingColumns } from '../bookings/bookings.queries';
import { Contact, contactOf, phoneOf } from '../bookings/contact';
import { bookAsGuest } from '../bookings/guest-books';
import { ChangeGuestBookingDto, OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { GuestChanges, GuestsOwn } from '../bookings/guest-changes';
import { loadVenue, Venue } from '../replicas/venue';
import { BotBookingsQuery, BotRequestDto } from './bot.dto';

/** What guests do through the venue's bot, which knows them by their Telegram accounts. */
@Injectable()
export class BotService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: GuestChanges,
    private readonly clock: Clock,
  ) {}

  request(caller: Caller, { telegram_id, name, phone, ...said }: BotRequestDto): Promise<OwnBookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const contact = await contactOfTelegram(tx, venue, { telegram_id, name, phone });
      return toOwn(await bookAsGuest(tx, venue, { said, contact, source: 'bot' }, now), venue, now);
    });
  }

  list(caller: Caller, query: BotBookingsQuery): Promise<Page<OwnBookingDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const page = await listPage<Record<string, unknown>>(tx, query, {
        columns: bookingColumns,
        from: 'bookings',
        where: [
          ['venue_id = $1', venue.venueId],
          [
            'guest_id IN (SELECT COALESCE(root_id, guest_id) FROM guests WHERE venue_id = $1 AND telegram_id = $2)',
            venue.venueId,
            query.telegram_id,
          ],
          [
            `status IN ('new', 'confirmed', 'arrived') AND starts_at + make_interval(mins => duration_minutes) > $1`,
            now,
          ],
        ],
        sortable: { booked_at: 'starts_at', created_at: 'created_at' },
        otherwise: 'booked_at:asc',
      });
      return new Page(
        page.items.map((row) => toOwn(asBooking(row), venue, now)),
        page.total,
        query,
      );
    });
  }

  card(caller: Caller, id: string, telegramId?: string): Promise<OwnBookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const booking = await tx.findOrFail(Booking, id);
      if (!(await isOf(tx, booking, telegramId))) throw new NotFound();
      return toOwn(booking, await loadVenue(tx), this.clock.now());
    });
  }

  change(caller: Caller, id: string, wanted: ChangeGuestBookingDto, telegramId?: string): Promise<OwnBookingDto> {
    return this.changes.change(this.of(caller, id, telegramId), wanted);
  }

  coming(caller: Caller, id: string, telegramId?: string): Promise<OwnBookingDto> {
    return this.changes.coming(this.of(caller, id, telegramId));
  }

  late(caller: Caller, id: string, minutes: number, telegramId?: string): Promise<OwnBookingDto> {
    return this.changes.late(this.of(caller, id, telegramId), minutes);
  }

  cancel(caller: Caller, id: string, reason?: string | null, telegramId?: string): Promise<OwnBookingDto> {
    return this.changes.cancel(this.of(caller, id, telegramId), reason);
  }

  private of(caller: Caller, id: string, telegramId?: string): GuestsOwn<OwnBookingDto> {
    return { caller, id, toWire: toOwn, isTheirs: (booking, tx) => isOf(tx, booking, telegramId) };
  }
}

async function isOf(tx: Transaction, { guestId }: Booking, telegramId?: string): Promise<boolean> {
  if (telegramId === undefined) return true;
  const [card] = await tx.query(
    'SELECT 1 FROM guests WHERE venue_id = $1 AND COALESCE(root_id, guest_id) = $2 AND telegram_id = $3',
    [tx.caller.venueId, guestId, telegramId],
  );
  return card !== undefined;
}

type Said = Pick<BotRequestDto, 'telegram_id' | 'name' | 'phone'>;

/** Who writes to the bot: by his card, else by the phone he gives. */
async function contactOfTelegram(tx: Transaction, venue: Venue, said: Said): Promise<Contact> {
  const guest_phone = said.phone ? phoneOf(said.phone, venue.country, 'phone') : null;
  const [card] = await tx.query<{ guest_id: string }>(
    'SELECT guest_id FROM guests WHERE venue_id = $1 AND telegram_id = $2 ORDER BY version DESC, guest_id LIMIT 1',
    [venue.venueId, said.telegram_id],
  );
  if (!card && !guest_phone) {
    throw new RuleViolation('guest_not_registered', 'Nobody is known by this Telegram account: give a phone');
  }
  return contactOf(tx, { guest_id: card?.guest_id, guest_name: said.name, guest_phone }, venue);
}
