import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Booking } from '../bookings/booking.entity';
import { asBooking, bookingColumns } from '../bookings/bookings.queries';
import { Contact, contactOf, phoneOf } from '../bookings/contact';
import { bookAsGuest } from '../bookings/guest-books';
import { OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { GuestChanges, GuestsOwn } from '../bookings/guest-changes';
import { TimesToMove } from '../bookings/times-to-move';
import { contactOfAccount, isOfAccount, notRegistered, ofAccount } from '../bookings/telegram-account';
import { GuestDayDto, GuestSlotDto } from '../public/public-venues.dto';
import { loadVenue, Venue } from '../replicas/venue';
import { BotBookingsQuery, BotChangeDto, BotDaysQuery, BotRequestDto, BotSlotsQuery } from './bot.dto';

type Said = Pick<BotRequestDto, 'telegram_id' | 'name' | 'phone'>;

/** What guests do through the venue's bot, which knows them by their Telegram accounts. */
@Injectable()
export class BotService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: GuestChanges,
    private readonly times: TimesToMove,
    private readonly clock: Clock,
  ) {}

  request(caller: Caller, { telegram_id, name, phone, ...said }: BotRequestDto): Promise<OwnBookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const contact = await contactFor(tx, venue, { telegram_id, name, phone });
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
          ofAccount(venue.venueId, query.telegram_id),
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

  slots(caller: Caller, id: string, { telegram_id, ...asked }: BotSlotsQuery): Promise<GuestSlotDto[]> {
    return this.times.slots(this.of(caller, id, telegram_id), asked);
  }

  days(caller: Caller, id: string, { telegram_id, ...asked }: BotDaysQuery): Promise<GuestDayDto[]> {
    return this.times.days(this.of(caller, id, telegram_id), asked);
  }

  change(caller: Caller, id: string, { telegram_id, ...wanted }: BotChangeDto, seen?: number): Promise<OwnBookingDto> {
    return this.changes.change({ ...this.of(caller, id, telegram_id), seen }, wanted);
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

const isOf = async (tx: Transaction, booking: Booking, telegramId?: string): Promise<boolean> =>
  telegramId === undefined || isOfAccount(tx, booking, telegramId);

/** Who writes to the bot: by his card, else by the phone he gives. */
async function contactFor(tx: Transaction, venue: Venue, said: Said): Promise<Contact> {
  const { telegram_id, name: guest_name, phone } = said;
  const known = await contactOfAccount(tx, venue, telegram_id, said);
  if (known) return known;
  if (!phone) throw notRegistered('Nobody is known by this Telegram account: give a phone');
  return contactOf(tx, { guest_name, guest_phone: phoneOf(phone, venue.country, 'phone') }, venue);
}
