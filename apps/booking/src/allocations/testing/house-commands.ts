import { isDeepStrictEqual } from 'node:util';
import { Caller } from '@guestflow/access';
import { BookingStatus, bookingStatuses } from '@guestflow/contracts';
import { newId, Transactions } from '@guestflow/persistence';
import { Problem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import * as fc from 'fast-check';
import { moves, Verb, verbs } from '../../bookings/booking-lifecycle';
import { BookingDto, toWire } from '../../bookings/bookings.dto';
import { BookingsService } from '../../bookings/bookings.service';
import { makeBooking } from '../../bookings/make-booking';
import { place as placeIn } from '../../bookings/place';
import { loadVenue } from '../../replicas/venue';
import { BlocksService } from '../../schedule/blocks.service';
import { TableGroupsService } from '../../table-groups/table-groups.service';
import { HouseModel, ModelBlock, ModelBooking, Place, Refusal, slotMinutes, Wish } from './house-model';
import { SeededHouse } from './seeded-house';

const minute = 60_000;
export const day = Date.UTC(2027, 3, 5);
export const opening = 8 * 60;

/** The house itself, on its database, told what time it is. What it made is known by its place in a list. */
export class RealHouse {
  readonly bookingIds: string[] = [];
  readonly blockIds: string[] = [];
  readonly holds: { id: string; place: Place; tables: number[] }[] = [];
  readonly caller: Caller;
  readonly bookings: BookingsService;
  readonly blocks: BlocksService;
  readonly groups: TableGroupsService;
  now = new Date(day + opening * minute);

  constructor(
    readonly transactions: Transactions,
    readonly house: SeededHouse,
  ) {
    this.caller = { actor: 'system', role: 'manager', requestId: 'model', venueId: house.venueId };
    const clock: Clock = { now: () => this.now };
    this.bookings = new BookingsService(transactions, clock);
    this.blocks = new BlocksService(transactions, clock);
    this.groups = new TableGroupsService(transactions, clock);
  }

  idsOf = (tables: readonly number[]): string[] => tables.map((table) => this.house.tables[table]!.id);
}

export type Command = fc.AsyncCommand<HouseModel, RealHouse>;
/** How often each command was obeyed and refused. */
export type Tally = Map<string, { done: number; refused: number }>;

export const timeOf = (slot: number): Date => new Date(day + slot * slotMinutes * minute);

/** The rule that refused it, where one did. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { rule, reason, conflicts } = error.extra as { rule?: string; reason?: string; conflicts?: unknown[] };
    if (!rule && !(reason === 'taken' && conflicts)) throw error;
    return new Refusal(rule ?? reason!);
  }
}

/** What a test must tell apart of a booking. */
const seen = ({ status, table_ids, booked_at, duration_minutes, buffer_minutes, guests_count }: BookingDto) => ({
  ...{ status, table_ids, booked_at, duration_minutes, buffer_minutes, guests_count },
});

const promised = ({ status, tables, at, slots, buffer, guests }: ModelBooking, { idsOf }: RealHouse) => ({
  ...{ status, table_ids: idsOf(tables), booked_at: timeOf(at).toISOString() },
  ...{ duration_minutes: slots * slotMinutes, buffer_minutes: buffer * slotMinutes, guests_count: guests },
});

/** Every kind of command, with everything that can be said to it. */
export function commandsOf(tableCount: number, tally: Tally): fc.Arbitrary<Command>[] {
  const tables = fc
    .uniqueArray(fc.nat(tableCount - 1), { minLength: 1, maxLength: 3 })
    .map((chosen) => chosen.sort((one, other) => one - other));
  const one = fc.nat(tableCount - 1).map((table) => [table]);
  const auto = fc.constant('auto' as const);
  const somewhere = fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: tables },
    { weight: 2, arbitrary: auto },
  );
  // Few times, so that they meet: the afternoon of one day.
  const at = fc.integer({ min: 15, max: 28 });
  const slots = fc.integer({ min: 1, max: 6 });
  const buffer = fc.integer({ min: 0, max: 1 });
  const guests = fc.integer({ min: 1, max: 7 });
  const place: fc.Arbitrary<Place> = fc.record({ at, slots, buffer, guests });
  const which = fc.nat();
  const block: fc.Arbitrary<ModelBlock> = fc
    .record({ tables: fc.oneof(one, tables, fc.constant<number[]>([])), from: at, length: slots })
    .map(({ from, length, ...rest }) => ({ ...rest, from, to: from + length }));

  const chosen = <T>(list: readonly T[], number: number) => number % list.length;

  const agree = (name: string, refused: boolean, got: unknown, wanted: unknown) => {
    const count = tally.get(name) ?? { done: 0, refused: 0 };
    tally.set(name, count);
    count[refused ? 'refused' : 'done']++;
    if (isDeepStrictEqual(got, wanted)) return;
    throw new Error(`${name}: the house says ${JSON.stringify(got)}, the model ${JSON.stringify(wanted)}`);
  };
  const compare = (name: string, real: RealHouse, got: BookingDto | Refusal, wanted: ModelBooking | Refusal) =>
    agree(
      name,
      wanted instanceof Refusal,
      got instanceof Refusal ? got : seen(got),
      wanted instanceof Refusal ? wanted : promised(wanted, real),
    );
  const command = (
    name: string,
    said: unknown,
    run: (model: HouseModel, real: RealHouse) => Promise<void>,
    check: (model: Readonly<HouseModel>) => boolean = () => true,
  ): Command => ({ check, run, toString: () => `${name} ${JSON.stringify(said)}` });

  const wishOf = (wish: Wish, { idsOf }: RealHouse) =>
    wish === 'auto' ? { auto: true } : wish === 'later' ? {} : { table_ids: idsOf(wish) };
  const said = ({ at, slots, buffer, guests }: Partial<Place>) => ({
    ...(at !== undefined && { booked_at: timeOf(at).toISOString() }),
    ...(slots !== undefined && { duration_minutes: slots * slotMinutes }),
    ...(buffer !== undefined && { buffer_minutes: buffer * slotMinutes }),
    ...(guests !== undefined && { guests_count: guests }),
  });

  const create = (name: string, wish: fc.Arbitrary<Wish>) =>
    fc.record({ place, wish }).map((given) =>
      command(name, given, async (model, real) => {
        const wanted = model.create(given.place, given.wish);
        const got = await attempt(() =>
          real.bookings.create(real.caller, {
            ...{ ...said(given.place), guests_count: given.place.guests, guest_name: 'Somebody' },
            ...wishOf(given.wish, real),
          }),
        );
        if (!(got instanceof Refusal)) real.bookingIds.push(got.id);
        compare(name, real, got, wanted);
      }),
    );

  /** Something done to a booking that is there. */
  const toOne = <T>(
    name: string,
    given: fc.Arbitrary<T>,
    promise: (model: HouseModel, booking: ModelBooking, given: T) => ModelBooking | Refusal,
    act: (real: RealHouse, id: string, given: T) => Promise<BookingDto>,
    // What depends on the booking is settled before either side has changed it.
    settledFor: (given: T, booking: ModelBooking) => T = (same) => same,
    // Whom it may be done to: chosen half of the time, or most of it would be refused.
    from: readonly BookingStatus[] = bookingStatuses,
  ) =>
    fc.record({ which, given, apt: fc.boolean() }).map((told) =>
      command(
        name,
        told,
        async (model, real) => {
          const apt = [...model.bookings.keys()].filter((each) => from.includes(model.bookings[each]!.status));
          const among = told.apt && apt.length > 0 ? apt : [...model.bookings.keys()];
          const number = among[chosen(among, told.which)]!;
          const booking = model.bookings[number]!;
          const settled = settledFor(told.given, booking);
          const wanted = promise(model, booking, settled);
          compare(name, real, await attempt(() => act(real, real.bookingIds[number]!, settled)), wanted);
        },
        ({ bookings }) => bookings.length > 0,
      ),
    );

  type Change = { place: Partial<Place>; wish?: number[] | 'auto' };
  const change = (
    name: string,
    given: fc.Arbitrary<Change>,
    settledFor?: (given: Change, booking: ModelBooking) => Change,
  ) =>
    toOne(
      name,
      given,
      (model, booking, { place, wish }) => model.change(booking, place, wish),
      (real, id, { place, wish }) =>
        real.bookings.change(real.caller, id, { ...said(place), ...(wish && wishOf(wish, real)) }),
      settledFor,
    );
  const longerBy =
    (by: number) =>
    (_: Change, { slots }: ModelBooking) => ({ place: { slots: Math.max(1, slots + by) } });
  const nothing = fc.constant<Change>({ place: {} });

  const hold = fc.record({ place, wish: somewhere, minutes: fc.integer({ min: 1, max: 20 }) }).map((given) =>
    command('hold', given, async (model, real) => {
      const wanted = model.hold(given.place, given.wish, model.now + given.minutes);
      const id = newId();
      const { at, slots, buffer, guests } = given.place;
      const got = await attempt(() =>
        real.transactions.inVenue(real.caller, async (tx) =>
          placeIn(
            tx,
            {
              ...{ venue: await loadVenue(tx), ownerId: id, ownerKind: 'hold', guests },
              tables: given.wish === 'auto' ? 'auto' : { ids: real.idsOf(given.wish) },
              ...{ at: timeOf(at).getTime(), minutes: slots * slotMinutes, buffer: buffer * slotMinutes },
              expiresAt: new Date(real.now.getTime() + given.minutes * minute),
            },
            real.now,
          ),
        ),
      );
      agree('hold', wanted instanceof Refusal, got, wanted instanceof Refusal ? wanted : real.idsOf(wanted));
      if (!(wanted instanceof Refusal)) real.holds.push({ id, place: given.place, tables: wanted });
    }),
  );
  const takenUp = new WeakMap<RealHouse, Set<number>>();
  const takeUp = which.map((number) =>
    command(
      'take up a hold',
      number,
      async (model, real) => {
        const before = takenUp.get(real) ?? new Set();
        takenUp.set(real, before);
        const index = number % real.holds.length;
        // Its booking is made, and nobody makes it twice.
        if (before.has(index)) return;
        const held = real.holds[index]!;
        const wanted = model.takeUp(index, held);
        const { at, slots, buffer, guests } = held.place;
        const got = await attempt(() =>
          real.transactions.inVenue(real.caller, async (tx) => {
            const venue = await loadVenue(tx);
            const made = await makeBooking(
              tx,
              venue,
              {
                ...{ at: timeOf(at).getTime(), guests, minutes: slots * slotMinutes, buffer: buffer * slotMinutes },
                ...{ source: 'bot', by: 'staff', contact: { guestId: null, name: 'Somebody', phone: null } },
                tables: { hold: { id: held.id, tableIds: real.idsOf(held.tables) } },
              },
              real.now,
            );
            return toWire(made, venue.zone);
          }),
        );
        if (!(got instanceof Refusal)) {
          real.bookingIds.push(got.id);
          before.add(index);
        }
        compare('take up a hold', real, got, wanted);
      },
      ({ made }) => made.holds > 0,
    ),
  );

  const blockOf = ({ tables: own, from, to }: ModelBlock, real: RealHouse) => ({
    ...{ table_ids: real.idsOf(own), starts_at: timeOf(from).toISOString(), ends_at: timeOf(to).toISOString() },
  });
  const newBlock = block.map((wanted) =>
    command('block', wanted, async (model, real) => {
      const can = model.canBlock(wanted);
      const got = await attempt(() => real.blocks.create(real.caller, blockOf(wanted, real)));
      agree('block', !can, got instanceof Refusal ? got.rule : 'done', can ? 'done' : 'block_over');
      if (!can || got instanceof Refusal) return;
      model.block(wanted);
      real.blockIds.push(got.id);
    }),
  );
  const anyBlock = ({ blocks }: Readonly<HouseModel>) => blocks.size > 0;
  const changeBlock = fc.record({ which, block }).map((given) =>
    command(
      'change a block',
      given,
      async (model, real) => {
        const [number, before] = [...model.blocks][chosen([...model.blocks], given.which)]!;
        const otherTime = before.from !== given.block.from || before.to !== given.block.to;
        const can = !otherTime || model.canBlock(given.block);
        const change = blockOf(given.block, real);
        const got = await attempt(() => real.blocks.change(real.caller, real.blockIds[number]!, change));
        agree('change a block', !can, got instanceof Refusal ? got.rule : 'done', can ? 'done' : 'block_over');
        if (can && !isDeepStrictEqual(before, given.block)) model.block(given.block, number);
      },
      anyBlock,
    ),
  );
  const unblock = which.map((number) =>
    command(
      'remove a block',
      number,
      async (model, real) => {
        const [removed] = [...model.blocks][chosen([...model.blocks], number)]!;
        model.blocks.delete(removed);
        agree('remove a block', false, await real.blocks.delete(real.caller, real.blockIds[removed]!), undefined);
      },
      anyBlock,
    ),
  );

  const group = fc.record({ tables, capacity: fc.integer({ min: 3, max: 9 }) }).map((given) =>
    command(
      'group',
      given,
      async (model, real) => {
        const made = await real.groups.create(real.caller, {
          ...{ name: `Group ${model.groups.length}`, table_ids: real.idsOf(given.tables) },
          ...{ capacity: given.capacity, least_guests: 1 },
        });
        agree('group', false, made.capacity, given.capacity);
        const sortOrder = model.groups.length;
        model.groups.push({
          ...{ id: made.id, name: made.name, tableIds: given.tables.map(String), capacity: given.capacity },
          ...{ leastGuests: 1, sortOrder, isActive: true },
        });
      },
      ({ groups }) => given.tables.length > 1 && groups.length < 3,
    ),
  );
  const time = fc.integer({ min: 1, max: 25 }).map((minutes) =>
    command('time passes', minutes, async (model, real) => {
      model.now += minutes;
      real.now = new Date(real.now.getTime() + minutes * minute);
    }),
  );

  const often = <T>(times: number, arbitrary: T): T[] => Array.from({ length: times }, () => arbitrary);
  return [
    ...often(3, create('create at one table', one)),
    ...often(2, create('create at several tables', tables)),
    ...often(4, create('create anywhere', auto)),
    ...often(2, create('ask for', fc.constant('later'))),
    ...often(
      2,
      toOne(
        'confirm',
        somewhere,
        (model, booking, wish) => model.confirm(booking, wish),
        (real, id, wish) => real.bookings.confirm(real.caller, id, wishOf(wish, real)),
        undefined,
        ['new'],
      ),
    ),
    ...often(
      2,
      change(
        'move',
        at.map((to) => ({ place: { at: to } })),
      ),
    ),
    change('move to another table', fc.record({ place: fc.record({ at }), wish: somewhere })),
    change(
      'sit elsewhere',
      somewhere.map((wish) => ({ place: {}, wish })),
    ),
    change('be more or fewer', fc.record({ place: fc.record({ guests }) })),
    ...often(2, change('lengthen', nothing, longerBy(1))),
    change('lengthen much', nothing, longerBy(3)),
    change('shorten', nothing, longerBy(-1)),
    change('keep free after', fc.record({ place: fc.record({ buffer }) })),
    ...verbs
      .filter((verb) => verb !== 'confirm')
      .map((verb: Verb) =>
        toOne(
          verb,
          fc.constant(verb),
          (model, booking) => model.step(booking, verb),
          (real, id) =>
            verb === 'cancel' ? real.bookings.cancel(real.caller, id) : real.bookings.step(real.caller, id, verb),
          undefined,
          Object.keys(moves[verb]) as BookingStatus[],
        ),
      ),
    ...often(3, hold),
    ...often(2, takeUp),
    ...often(2, newBlock),
    changeBlock,
    unblock,
    group,
    ...often(3, time),
  ];
}
