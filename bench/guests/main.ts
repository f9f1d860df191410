import path from 'node:path';
import { askAll } from '../rig/asking';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure, percentile } from '../rig/figures';
import { Place, startPlatform } from '../rig/platform';
import { bringIn, listRows } from './list-brought-in';
import { Stock, stock } from './stock';

const sizes = { hundred: 100_000, million: 1_000_000 };
type Size = keyof typeof sizes;
const inWords: Record<Size, string> = { hundred: '100 thousand', million: '1 million' };
const atOnce = 4;
const asked = { warmUp: 8, measured: 100 };
/** What takes long is asked less often, and so is plain SQL, which takes seconds to look through a million names. */
const slow: Question[] = ['list', 'segment'];
const slowShare = 0.2;
const wantedMs = 50;
const wantedRows = 5_000;

/** What people look for, and how plain SQL is asked the same. */
const questions = {
  list: { name: 'the first page of the list', of: () => ['', '/list?'] },
  name: {
    name: 'a search by part of a name',
    of: ({ names }, n) => {
      const { first, last } = names[n % names.length]!;
      const typed = [last, last.slice(0, 4), `${first} ${last.slice(0, 3)}`, last.slice(0, -1)][n % 4]!;
      return [`q=${encodeURIComponent(typed)}`, `/name?q=${encodeURIComponent(typed)}&`];
    },
  },
  mistyped: {
    name: 'a search by a mistyped name',
    of: ({ names }, n) => {
      const { last } = names[n % names.length]!;
      const typed = last.slice(0, 2) + last.slice(3);
      return [`q=${encodeURIComponent(typed)}`, `/name?q=${encodeURIComponent(typed)}&`];
    },
  },
  phone: {
    name: 'a search by phone',
    of: ({ phones }, n) => {
      const phone = phones[n % phones.length]!;
      const typed = n % 2 ? phone : phone.slice(-5);
      return [`q=${encodeURIComponent(typed)}`, `/phone?q=${encodeURIComponent(phone)}&`];
    },
  },
  segment: { name: 'a segment counted', of: () => ['segment', '/segment?'] },
} satisfies Record<string, { name: string; of: (stock: Stock, n: number) => [ours: string, bare: string] | string[] }>;
type Question = keyof typeof questions;
const searches: Question[] = ['name', 'mistyped', 'phone'];

const segment = 'min_visits=3&last_visit_before_days=90&consents=marketing';

type Latencies = Record<Size, Record<Question, { ours: number; bare: number }>>;

benchmark('guests', 12, async (bench: Bench): Promise<Measured> => {
  const platform = await startPlatform(bench, {
    ...{ service: 'crm', sizes, what: 'guests', stock },
    bareFile: path.join(__dirname, 'bare-guests.js'),
    answering: (place) => Object.keys(questions).flatMap((each) => urlsOf(place, each as Question, 0)),
  });

  const round = async (number: number, count: number): Promise<Latencies> => {
    const token = await platform.signIn();
    const measured = {} as Latencies;
    for (const size of Object.keys(sizes) as Size[]) {
      measured[size] = {} as Latencies[Size];
      for (const question of Object.keys(questions) as Question[]) {
        const both = { ours: 0, bare: 0 };
        // Another one goes first each time, so that neither always finds what the other has warmed.
        for (const way of number % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
          const place = platform.places[size];
          const urls = Array.from(
            { length: slow.includes(question) || way === 'bare' ? Math.ceil(count * slowShare) : count },
            (_, n) => urlsOf(place, question, n)[way === 'ours' ? 0 : 1],
          );
          both[way] = percentile(await askAll(urls, token, atOnce), 0.95);
        }
        measured[size][question] = both;
        bench.say(
          `  ${questions[question].name}, ${inWords[size]}: ${both.ours.toFixed(1)} and ${both.bare.toFixed(1)} ms`,
        );
      }
    }
    return measured;
  };

  bench.say('Warming up …');
  await round(0, asked.warmUp);
  const rounds = await bench.eachRound(async (number) => {
    const latencies = await round(number, asked.measured);
    const rowsPerSecond = await bringIn(platform.places.hundred, await platform.signIn());
    await platform.settle();
    return { latencies, rowsPerSecond };
  });
  const broughtIn: Figure = {
    name: `a list of ${listRows.toLocaleString('en-US')} guests brought in`,
    unit: 'rows/s',
    measured: rounds.map(({ rowsPerSecond }) => rowsPerSecond),
    aim: { of: 'figure', atLeast: wantedRows },
  };
  return {
    figures: [...latencyFigures(rounds.map(({ latencies }) => latencies)), broughtIn],
    notes: [
      `${asked.measured} questions each, ${atOnce} at once; plain SQL without row-level security and with a trigram index`,
      'plain SQL finds nothing by a mistyped name and no phone by its end: it is asked for the whole phone',
    ],
  };
});

const latencyFigures = (rounds: Latencies[]): Figure[] =>
  (Object.keys(questions) as Question[]).flatMap((question) =>
    (Object.keys(sizes) as Size[]).map((size): Figure => ({
      name: `${questions[question].name} of ${inWords[size]} guests, p95`,
      unit: 'ms',
      measured: rounds.map((each) => each[size][question].ours),
      limit: {
        name: 'the same question in plain SQL, p95',
        measured: rounds.map((each) => each[size][question].bare),
      },
      ...(searches.includes(question) && size === 'million' && { aim: { of: 'figure', under: wantedMs } }),
    })),
  );

function urlsOf({ gateway, bare, stock }: Place<Stock>, question: Question, n: number): [string, string] {
  const [ours, beside] = questions[question].of(stock, n);
  const venue = `venue_id=${stock.venueId}`;
  return [
    ours === 'segment'
      ? `${gateway}/campaigns/segments/preview?${segment}&${venue}`
      : `${gateway}/guests?${ours}&${venue}`,
    `${bare}${beside}${venue}`,
  ];
}
