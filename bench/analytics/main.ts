import path from 'node:path';
import { askAll } from '../rig/asking';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure, percentile } from '../rig/figures';
import { Place, startPlatform } from '../rig/platform';
import { days } from './facts';
import { eventCount, ingest, Ingested, setIngestStage } from './ingest';
import { stock, Stock } from './stock';

const bookings = 1_000_000;
const sizes = { million: bookings };
const atOnce = 4;
const asked = { warmUp: 8, measured: 60 };
const wantedMs = 50;
/** How many venues take bookings in the same hour, in turn. */
const crowds = { many: 1_000, few: 20 };
type Crowd = keyof typeof crowds;

const endpoints = [
  ...[
    'summary',
    'guests',
    'bookings',
    'bookings/daily',
    'retention',
    'nps',
    'kpi',
    'occupancy',
    'messages',
    'campaigns',
  ],
] as const;
type Endpoint = (typeof endpoints)[number];

interface Round {
  p95: Record<Endpoint, number>;
  bare: number;
  ingest: Record<Crowd, Ingested>;
}

benchmark('analytics', 14, async (bench: Bench): Promise<Measured> => {
  const platform = await startPlatform(bench, {
    ...{ service: 'analytics', sizes, what: 'bookings', stock, bareFile: path.join(__dirname, 'bare-statistics.js') },
    answering: (place) => [...endpoints.map((each) => urlOf(place, each, 0)), bareUrlOf(place, 0)],
  });
  const stage = await setIngestStage(bench);
  const place = platform.places.million;

  const round = async (count: number): Promise<Pick<Round, 'p95' | 'bare'>> => {
    const token = await platform.signIn();
    const p95 = {} as Record<Endpoint, number>;
    for (const endpoint of endpoints) {
      const urls = Array.from({ length: count }, (_, n) => urlOf(place, endpoint, n));
      p95[endpoint] = percentile(await askAll(urls, token, atOnce), 0.95);
      bench.say(`  ${endpoint}: ${p95[endpoint].toFixed(1)} ms`);
    }
    const bare = Array.from({ length: Math.ceil(count / 5) }, (_, n) => bareUrlOf(place, n));
    return { p95, bare: percentile(await askAll(bare, token, atOnce), 0.95) };
  };

  bench.say('Warming up …');
  await round(asked.warmUp);
  await ingest(stage, crowds.few);
  const rounds = await bench.eachRound(async (): Promise<Round> => {
    const asking = await round(asked.measured);
    const heard = {} as Round['ingest'];
    for (const crowd of Object.keys(crowds) as Crowd[]) {
      heard[crowd] = await ingest(stage, crowds[crowd]);
      const { ours, bare, counted } = heard[crowd];
      bench.say(
        `  heard of ${crowds[crowd]} venues: ${ours.toFixed(0)} and ${bare.toFixed(0)} events/s, counted ${counted.toFixed(0)}`,
      );
    }
    return { ...asking, ingest: heard };
  });
  return {
    figures: [...latencyFigures(rounds), ...ingestFigures(rounds)],
    notes: [
      `${asked.measured} questions each, ${atOnce} at once: days, weeks, months and years of ${bookings.toLocaleString('en-US')} bookings`,
      `${eventCount.toLocaleString('en-US')} events of bookings from booking's outbox: written down in the chain, while they are counted behind it`,
      ...(Object.keys(crowds) as Crowd[]).map(
        (crowd) =>
          `of ${crowds[crowd].toLocaleString('en-US')} venues, until the last was counted too: ` +
          `${rounds.map((each) => each.ingest[crowd].counted.toFixed(0)).join(', ')} events/s`,
      ),
    ],
  };
});

const latencyFigures = (rounds: Round[]): Figure[] =>
  endpoints.map((endpoint) => ({
    name: `GET /analytics/${endpoint}, p95`,
    unit: 'ms',
    measured: rounds.map(({ p95 }) => p95[endpoint]),
    limit: {
      name: 'the bookings of those days counted one by one in plain SQL, p95',
      measured: rounds.map(({ bare }) => bare),
    },
    aim: { of: 'figure', under: wantedMs },
  }));

const ingestFigures = (rounds: Round[]): Figure[] =>
  (Object.keys(crowds) as Crowd[]).map((crowd) => ({
    name: `events of ${crowds[crowd].toLocaleString('en-US')} venues heard`,
    unit: 'events/s',
    measured: rounds.map((each) => each.ingest[crowd].ours),
    limit: {
      name: 'the same bus with one row written an event',
      measured: rounds.map((each) => each.ingest[crowd].bare),
    },
    aim: { of: 'ratio', atLeast: 0.7 },
  }));

/** Short and long periods, now and long ago. */
const lengths = [1, 7, 31, 92, 365];

function periodOf(n: number): { from: string; to: string } {
  const length = lengths[n % lengths.length]!;
  const last = Date.now() - ((n * 37) % (days - 2 * 365)) * 86_400_000;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(last - (length - 1) * 86_400_000), to: day(last) };
}

function urlOf({ gateway, stock: { venueId } }: Place<Stock>, endpoint: Endpoint, n: number): string {
  const { from, to } = periodOf(n);
  const period = endpoint === 'summary' ? '' : `date_from=${from}&date_to=${to}&`;
  return `${gateway}/analytics/${endpoint}?${period}venue_id=${venueId}`;
}

function bareUrlOf({ bare, stock: { venueId } }: Place<Stock>, n: number): string {
  const { from, to } = periodOf(n);
  return `${bare}/bookings?from=${from}&to=${to}&venue_id=${venueId}`;
}
