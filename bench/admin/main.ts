import path from 'node:path';
import { freePort } from '@guestflow/persistence';
import { openBrowser } from '@guestflow/testing';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure, percentile } from '../rig/figures';
import { Running } from '../start/running';
import { House, openHouse } from './house';
import { Frames, moveBookings, newcomer, signInToJournal } from './pages';

const moved = 60;

interface Round {
  staffBytes: number;
  guestBytes: number;
  drawnMs: number;
  frames: Frames;
}

benchmark('admin', 4, async (bench: Bench): Promise<Measured> => {
  bench.say('Starting the platform, and filling a day …');
  const url = await startPlatform(bench);
  const house = await openHouse(`${url}/api/v1`);
  const browser = await openBrowser();
  bench.atEnd(() => browser.close());

  const round = async (number: number): Promise<Round> => {
    const guest = await newcomer(browser);
    await guest.page.goto(`${url}/v/nowhere`, { waitUntil: 'networkidle' });
    await guest.page.context().close();
    const { page, scripts } = await newcomer(browser);
    const drawnMs = await signInToJournal(page, url, house);
    const staffBytes = sum(scripts);
    const frames = await moveBookings(page, moved, number % 2 === 1);
    await page.context().close();
    return { staffBytes, guestBytes: sum(guest.scripts), drawnMs, frames };
  };

  bench.say('Warming up …');
  await warmUp(browser, url, house);
  const rounds = await bench.eachRound(round);
  return {
    figures: figuresOf(rounds),
    notes: [
      `the journal: 60 tables, ${house.bookings} bookings, 1280 × 800; ${moved} of them moved by pointer in each round`,
    ],
  };
});

async function startPlatform(bench: Bench): Promise<string> {
  const port = await freePort();
  const platform = new Running('npm', ['start'], {
    ...process.env,
    ...{ DATA_DIR: path.join(bench.folder, 'data'), PORT: String(port), DEMO: '0' },
    ...Object.fromEntries(['ADDRESS', 'AUTH', 'USER', 'KEY'].map((each) => [`RATE_LIMIT_${each}`, '1000000000'])),
    // With its own database and broker, whatever is set where the benchmark runs.
    ...{ DATABASE_URL: undefined, BROKER_URL: undefined },
  });
  bench.atEnd(() => platform.kill());
  await platform.until(/^Ready in /m);
  return `http://127.0.0.1:${port}`;
}

async function warmUp(browser: Awaited<ReturnType<typeof openBrowser>>, url: string, house: House): Promise<void> {
  const { page } = await newcomer(browser);
  await signInToJournal(page, url, house);
  await page.context().close();
}

const sum = (scripts: Map<string, number>) => [...scripts.values()].reduce((all, each) => all + each, 0);
const kB = (bytes: number) => bytes / 1000;

function figuresOf(rounds: Round[]): Figure[] {
  const of = (measure: (round: Round) => number) => rounds.map(measure);
  const under = (limit: number) => ({ of: 'figure' as const, under: limit });
  return [
    {
      ...{ name: 'JavaScript from sign-in to the journal, gzipped', unit: 'kB', aim: under(200) },
      measured: of(({ staffBytes }) => kB(staffBytes)),
    },
    {
      ...{ name: 'JavaScript of the guests’ pages, gzipped', unit: 'kB', aim: under(90) },
      measured: of(({ guestBytes }) => kB(guestBytes)),
    },
    {
      ...{ name: 'from sign-in to the whole day drawn', unit: 'ms', aim: under(1_000) },
      measured: of(({ drawnMs }) => drawnMs),
    },
    {
      ...{ name: 'the longest frame while bookings are moved', unit: 'ms', aim: under(50) },
      measured: of(({ frames }) => Math.max(...frames.deltas)),
    },
    {
      ...{ name: 'of a hundred frames, ninety-nine are shorter than', unit: 'ms' },
      measured: of(({ frames }) => percentile(frames.deltas, 0.99)),
    },
    {
      ...{ name: 'tasks of 50 ms and more while bookings are moved', unit: 'tasks', aim: under(1) },
      measured: of(({ frames }) => frames.longTasks.length),
    },
  ];
}
