import { Injectable } from '@nestjs/common';
import { Fact } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { keepEffects } from '../messages/campaign-effects';
import { recountRows } from '../models/counted-rows';
import { CountedVenue, Model } from '../models/model';
import { bookings, keepBookings, tellsOfBookings } from './bookings';
import { cards, keepCards, tellsOfCards } from './cards';
import { countAllDays, countDays } from './comings';

/** Who the guests are, and when they came. */
@Injectable()
export class GuestsModel implements Model {
  readonly tables = [
    ...['guest_cards', 'guest_card_figures', 'guest_bookings', 'visit_figures'],
    ...['guest_days', 'guest_comings', 'guest_cohorts'],
  ];

  reads(name: string): boolean {
    return tellsOfCards(name) || tellsOfBookings(name);
  }

  async hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void> {
    // Cards before bookings: these are written to whose they are by now.
    const guests = [...(await keepCards(tx, venue, facts)), ...(await keepBookings(tx, venue, facts))];
    await countDays(tx, venue, guests);
    await keepEffects(tx, guests);
  }

  async recount(tx: Transaction, venue: CountedVenue): Promise<void> {
    await recountRows(tx, cards, venue);
    await recountRows(tx, bookings, venue);
    await countAllDays(tx, venue);
  }
}
