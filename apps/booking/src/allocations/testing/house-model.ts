import { BookingStatus } from '@guestflow/contracts';
import { TableGroup } from '../../availability/house';
import { capacityOf, seatingsFor } from '../../availability/seating-rules';
import { Verb } from '../../bookings/booking-lifecycle';

/** Time in the model is counted in half hours of one day. */
export const slotMinutes = 30;

/** A table or several, `auto`, or none yet. Tables are said by their place in the list. */
export type Wish = number[] | 'auto' | 'later';

export interface Place {
  at: number;
  slots: number;
  /** Kept free after the visit. */
  buffer: number;
  guests: number;
}

export interface ModelBooking extends Place {
  status: BookingStatus;
  tables: number[];
}

interface Hold extends Place {
  tables: number[];
  /** In minutes of the day. */
  expiresAt: number;
}

export interface ModelBlock {
  /** None: all. */
  tables: number[];
  from: number;
  to: number;
}

/** A refusal by its rule; `taken` where somebody else was first. */
export class Refusal {
  constructor(readonly rule: string) {}
}

type Occupant = ModelBooking | Hold;

const occupying: BookingStatus[] = ['confirmed', 'arrived'];
const active: BookingStatus[] = ['new', ...occupying];

/** Which status a verb leads to, once more and by itself, as a newcomer would write it down. */
const leads: Record<string, Partial<Record<BookingStatus, BookingStatus>>> = {
  confirm: { new: 'confirmed' },
  arrive: { confirmed: 'arrived' },
  undo_arrival: { arrived: 'confirmed' },
  complete: { arrived: 'completed' },
  cancel: { new: 'cancelled', confirmed: 'cancelled' },
  no_show: { confirmed: 'no_show' },
  lapse: { new: 'cancelled' },
  reopen: { cancelled: 'confirmed', no_show: 'confirmed', completed: 'arrived' },
};

/** What the house promises, without a database: who has which table when, and what is refused to whom. */
export class HouseModel {
  readonly bookings: ModelBooking[] = [];
  /** Those that nobody took away or up yet, by their number. */
  readonly holds = new Map<number, Hold>();
  readonly blocks = new Map<number, ModelBlock>();
  readonly groups: TableGroup[] = [];
  made = { holds: 0, blocks: 0 };

  constructor(
    private readonly capacities: readonly number[],
    /** In minutes of the day. */
    public now: number,
  ) {}

  create(place: Place, wish: Wish): ModelBooking | Refusal {
    if (this.isOver(place.at)) return new Refusal('in_the_past');
    const tables = wish === 'later' ? [] : this.seat(place, wish);
    if (tables instanceof Refusal) return tables;
    return this.add(place, tables);
  }

  change(booking: ModelBooking, wanted: Partial<Place>, wish?: number[] | 'auto'): ModelBooking | Refusal {
    if (!active.includes(booking.status)) return new Refusal('over');
    const place = { ...placeOf(booking), ...wanted };
    const same = (['at', 'slots', 'buffer', 'guests'] as const).every((each) => place[each] === booking[each]);
    const otherTables = wish !== undefined && (wish === 'auto' || wish.join() !== booking.tables.join());
    if (same && !otherTables) return booking;
    if (place.at !== booking.at && this.isOver(place.at)) return new Refusal('in_the_past');
    if (!occupying.includes(booking.status)) {
      if (wish) return new Refusal('not_confirmed');
      return Object.assign(booking, place);
    }
    const tables = this.seat(place, wish ?? booking.tables, booking);
    return tables instanceof Refusal ? tables : Object.assign(booking, place, { tables });
  }

  confirm(booking: ModelBooking, wish: number[] | 'auto'): ModelBooking | Refusal {
    if (booking.status !== 'new') return new Refusal('not_in_this_status');
    const tables = this.seat(placeOf(booking), wish);
    return tables instanceof Refusal ? tables : Object.assign(booking, { tables, status: 'confirmed' });
  }

  step(booking: ModelBooking, verb: Verb): ModelBooking | Refusal {
    const to = leads[verb]![booking.status];
    if (!to) return new Refusal('not_in_this_status');
    if (verb === 'no_show' && booking.at * slotMinutes > this.now) return new Refusal('too_early');
    if (verb !== 'reopen') return Object.assign(booking, { status: to });
    if (booking.tables.length === 0) return Object.assign(booking, { status: 'new' });
    if (!this.claim(booking.tables, spanOf(booking))) return new Refusal('taken');
    return Object.assign(booking, { status: to });
  }

  hold(place: Place, wish: number[] | 'auto', expiresAt: number): number[] | Refusal {
    const tables = this.seat(place, wish);
    if (tables instanceof Refusal) return tables;
    this.holds.set(this.made.holds++, { ...place, tables, expiresAt });
    return tables;
  }

  /** One that expired serves as long as nobody came to take it away; then perhaps something else is free. */
  takeUp(number: number, { place, tables }: { place: Place; tables: number[] }): ModelBooking | Refusal {
    if (this.isOver(place.at)) return new Refusal('in_the_past');
    if (this.holds.delete(number)) return this.add(place, tables);
    const others = this.seat(place, 'auto');
    return others instanceof Refusal ? others : this.add(place, others);
  }

  block(block: ModelBlock, number = this.made.blocks++): void {
    this.clearExpired(this.blockedBy(block), block);
    this.blocks.set(number, block);
  }

  canBlock({ to }: ModelBlock): boolean {
    return to * slotMinutes > this.now;
  }

  /** What bookings and holds occupy of a table. */
  occupants(table: number): Occupant[] {
    const booked = this.bookings.filter(({ status }) => occupying.includes(status));
    return [...booked, ...this.holds.values()].filter(({ tables }) => tables.includes(table));
  }

  /** The half hours of a table that lie in a block and that nobody occupies. */
  blockedSlots(table: number): number[] {
    const taken = new Set(this.occupants(table).flatMap((each) => slotsOf(spanOf(each))));
    return this.inBlocks(table).filter((slot) => !taken.has(slot));
  }

  private inBlocks(table: number): number[] {
    const own = [...this.blocks.values()].filter((block) => this.blockedBy(block).includes(table));
    return [...new Set(own.flatMap(slotsOf))].sort((one, other) => one - other);
  }

  private blockedBy({ tables }: ModelBlock): number[] {
    return tables.length > 0 ? tables : this.capacities.map((_, table) => table);
  }

  private add(place: Place, tables: number[]): ModelBooking {
    const booking: ModelBooking = { ...place, tables, status: tables.length > 0 ? 'confirmed' : 'new' };
    this.bookings.push(booking);
    return booking;
  }

  private isOver(at: number): boolean {
    return at * slotMinutes < this.now - 15;
  }

  private house() {
    const tables = this.capacities.map((capacity, n) => ({
      ...{ id: String(n), name: `Table ${n + 1}`, capacity, leastGuests: 1, zone: null, sortOrder: n + 1 },
      isActive: true,
    }));
    return { tables, groups: this.groups };
  }

  private seat(place: Place, wish: number[] | 'auto', mover?: ModelBooking): number[] | Refusal {
    const span = spanOf(place);
    if (wish !== 'auto') {
      const capacity = capacityOf(wish.map(String), this.house());
      if (capacity !== null && place.guests > capacity) return new Refusal('over_capacity');
      return this.claim(wish, span, mover) ? wish : new Refusal('taken');
    }
    const before = new Map(this.holds);
    for (let choice = 1; choice <= 5; choice++) {
      const best = seatingsFor(place.guests, this.house())
        .map(({ tableIds }) => tableIds.map(Number).sort((one, other) => one - other))
        .find((tables) => tables.every((table) => this.looksFree(table, span, mover)));
      if (!best) break;
      if (this.claim(best, span, mover)) return best;
      // Under an expired hold lay a block: that is seen once the hold is cleared away.
      this.clearExpired(best, span);
    }
    for (const [number, hold] of before) this.holds.set(number, hold);
    return new Refusal('taken');
  }

  private claim(tables: number[], span: Span, mover?: ModelBooking): boolean {
    const free = tables.every((table) => {
      const others = this.occupants(table).filter((each) => each !== mover && !this.hasExpired(each));
      const own = mover?.tables.includes(table) ? slotsOf(spanOf(mover)) : [];
      const forbidden = this.inBlocks(table).filter((slot) => !own.includes(slot));
      return !others.some((each) => overlap(spanOf(each), span)) && !forbidden.some((slot) => isIn(slot, span));
    });
    if (free) this.clearExpired(tables, span);
    return free;
  }

  private looksFree(table: number, span: Span, mover?: ModelBooking): boolean {
    const others = this.occupants(table).filter((each) => each !== mover && !this.hasExpired(each));
    const blocked = this.blockedSlots(table).filter((slot) => isIn(slot, span));
    return !others.some((each) => overlap(spanOf(each), span)) && blocked.length === 0;
  }

  private clearExpired(tables: number[], span: Span): void {
    for (const [number, hold] of this.holds) {
      if (this.hasExpired(hold) && overlap(spanOf(hold), span) && hold.tables.some((table) => tables.includes(table)))
        this.holds.delete(number);
    }
  }

  private hasExpired(occupant: Occupant): boolean {
    return 'expiresAt' in occupant && occupant.expiresAt <= this.now;
  }
}

interface Span {
  from: number;
  to: number;
}

export const spanOf = ({ at, slots, buffer }: Place): Span => ({ from: at, to: at + slots + buffer });
const placeOf = ({ at, slots, buffer, guests }: Place): Place => ({ at, slots, buffer, guests });
const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;
const isIn = (slot: number, { from, to }: Span): boolean => from <= slot && slot < to;
export const slotsOf = ({ from, to }: Span): number[] => Array.from({ length: to - from }, (_, n) => from + n);
