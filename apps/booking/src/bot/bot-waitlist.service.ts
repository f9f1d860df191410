import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { isOfAccount } from '../bookings/telegram-account';
import { loadVenue } from '../replicas/venue';
import { entryInTurn } from '../waitlist/line';
import { Offers } from '../waitlist/offers.service';
import { shownToGuest } from '../waitlist/shown-to-guest';
import { acceptOffer } from '../waitlist/take-offer';
import { WaitlistEntry } from '../waitlist/waitlist-entry.entity';
import { PublicWaitlistEntryDto } from '../waitlist/waitlist.dto';

/** The line, for guests whom the venue's bot knows by their Telegram accounts. */
@Injectable()
export class BotWaitlistService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly offers: Offers,
  ) {}

  accept(caller: Caller, id: string, telegramId: string): Promise<OwnBookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await entryOf(tx, id, telegramId);
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const booking = await acceptOffer(tx, entry, venue, now);
      // What he had accepted may have been given to somebody else since.
      if (!(await isOfAccount(tx, booking, telegramId))) throw new NotFound();
      return toOwn(booking, venue, now);
    });
  }

  decline(caller: Caller, id: string, telegramId: string): Promise<PublicWaitlistEntryDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await this.offers.decline(tx, await entryOf(tx, id, telegramId), 'pass');
      return shownToGuest(tx, entry, await loadVenue(tx), this.clock.now());
    });
  }
}

async function entryOf(tx: Transaction, id: string, telegramId: string): Promise<WaitlistEntry> {
  const entry = await entryInTurn(tx, id);
  if (!(await isOfAccount(tx, entry, telegramId))) throw new NotFound();
  return entry;
}
