import path from 'node:path';
import { findLoadGenerator } from '../gateway/load';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure, Rounds } from '../rig/figures';
import { makeBookings } from './bookings-load';
import { Place, startPlatform } from '../rig/platform';
import { restock, Stock, stock } from './stock';

const connections = 32;
const slice = { warmUp: 2, measured: 5 };
const sizes = { thousands: 10_000, million: 1_000_000 };
type Size = keyof typeof sizes;
const ways = ['bare', 'gateway'] as const;
type Way = (typeof ways)[number];
const reads = ['slots', 'calendar', 'bare day'] as const;
/** More than anybody makes in one go. */
const placesAtOnce = 100_000;
/** What a platform of another make does on two cores, five times over. */
const wantedReads = 5 * 370;

interface Round {
  made: Record<Size, Record<Way, number>>;
  read: Record<(typeof reads)[number], number>;
}

benchmark('booking', 5, async (bench: Bench): Promise<Measured> => {
  const platform = await startPlatform(bench, {
    ...{ service: 'booking', sizes, what: 'bookings', stock },
    bareFile: path.join(__dirname, 'bare-booking.js'),
    answering: ({ gateway, bare, stock: { busy } }) => {
      const day = `venue_id=${busy.venueId}&date=${busy.date}`;
      return [`${gateway}/bookings/slots?${day}`, `${bare}/day?${day}`];
    },
  });
  const { name, generate } = await findLoadGenerator();
  const { thousands } = platform.places;
  const { busy } = thousands.stock;
  let begun = 0;

  const make = async (place: Place<Stock>, way: Way, token: string, seconds: number): Promise<number> => {
    const url = `${place[way]}/bookings`;
    const from = begun++ * placesAtOnce;
    const { perSecond, answered } = await makeBookings(name, bench.folder, {
      ...{ url, token, stock: place.stock, from, connections, seconds },
    });
    const stored = await restock(place.admin, place.stock);
    // Some were made whose answer nobody waited for any more.
    if (stored < answered || stored > answered + 2 * connections) {
      throw new Error(`${url}: ${answered} bookings answered, ${stored} stored`);
    }
    await platform.settle();
    return perSecond;
  };

  const day = `venue_id=${busy.venueId}&date=${busy.date}`;
  const urls: Record<(typeof reads)[number], string> = {
    slots: `${thousands.gateway}/bookings/slots?${day}&guests=2`,
    calendar: `${thousands.gateway}/bookings/calendar?${day}`,
    'bare day': `${thousands.bare}/day?${day}`,
  };

  const round = async (number: number, seconds: number): Promise<Round> => {
    // A token does not live as long as many rounds take.
    const token = await platform.signIn();
    const made = { thousands: { bare: 0, gateway: 0 }, million: { bare: 0, gateway: 0 } };
    const read = { slots: 0, calendar: 0, 'bare day': 0 };
    // Another one goes first each time, so that none always follows the same one.
    const turned = <T>(all: readonly T[]) => all.map((_, index) => all[(index + number) % all.length]!);
    for (const size of turned(Object.keys(sizes) as Size[])) {
      for (const way of turned(ways)) made[size][way] = await make(platform.places[size], way, token, seconds);
    }
    for (const each of turned(reads)) {
      read[each] = await generate({ url: urls[each], token, connections, seconds });
    }
    return { made, read };
  };

  bench.say('Warming up …');
  await round(0, slice.warmUp);
  const rounds = await bench.eachRound((number) => round(number, slice.measured));
  return {
    figures: [...madeFigures(rounds), ...readFigures(rounds)],
    notes: [
      `load: ${name}, ${connections} connections, ${slice.measured} s each; every booking made is another table’s or another time’s`,
      `reads: 60 tables, a day of ${busy.bookings} bookings`,
    ],
  };
});

const bareRoute = 'a bare Fastify route and pg: the same statements on the same tables';
const bareDay = 'a bare Fastify route that sends the day’s bookings as they stand';

function madeFigures(rounds: Round[]): Figure[] {
  const of = (size: Size, way: Way): Rounds => rounds.map(({ made }) => made[size][way]);
  const beside = (size: Size, name: string): Figure => ({
    ...{ name: `bookings made at ${name} stored`, unit: 'bookings/s', measured: of(size, 'gateway') },
    limit: { name: bareRoute, measured: of(size, 'bare') },
    aim: { of: 'ratio', atLeast: 0.5 },
  });
  return [
    beside('thousands', '10 thousand'),
    beside('million', '1 million'),
    {
      ...{ name: 'bookings made at 1 million beside 10 thousand', unit: 'bookings/s' },
      ...{ measured: of('million', 'gateway') },
      limit: { name: 'the same at 10 thousand', measured: of('thousands', 'gateway') },
      aim: { of: 'ratio', atLeast: 0.85 },
    },
  ];
}

function readFigures(rounds: Round[]): Figure[] {
  const limit = { name: bareDay, measured: rounds.map(({ read }) => read['bare day']) };
  return [['free times of a busy day', 'slots'] as const, ['the calendar of a busy day', 'calendar'] as const].flatMap(
    ([name, read]): Figure[] => {
      const measured = rounds.map((round) => round.read[read]);
      return [
        { name, unit: 'answers/s', measured, limit, aim: { of: 'ratio', atLeast: 0.4 } },
        { name: `${name}, in themselves`, unit: 'answers/s', measured, aim: { of: 'figure', atLeast: wantedReads } },
      ];
    },
  );
}
