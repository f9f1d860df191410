import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { calm } from './calm';
import { Figure, spreadOf } from './figures';
import { asJson, asTable } from './report';
import { profileInto } from './programs';

export interface Bench {
  /** A folder of this run's own, which the database's account can reach. */
  folder: string;
  say(line: string): void;
  /** Measures round by round, each begun when the machine is as quiet as it gets. */
  eachRound<Round>(measure: (round: number) => Promise<Round>): Promise<Round[]>;
  /** What must be ended whatever happens, the last first. */
  atEnd(step: () => Promise<unknown> | void): void;
}

export interface Measured {
  figures: Figure[];
  /** What a reader of the table must know of this run. */
  notes?: string[];
}

const maxRounds = 20;

/** Runs one benchmark to its table. A missed aim is a result like any other; only what could not run is a failure. */
export function benchmark(name: string, minutes: number, measure: (bench: Bench) => Promise<Measured>): void {
  const { rounds, json, profile } = readArguments();
  if (profile) profileInto(path.resolve(profile));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `guestflow-bench-`));
  fs.chmodSync(folder, 0o755);
  const steps: Parameters<Bench['atEnd']>[0][] = [() => fs.rmSync(folder, { recursive: true, force: true })];

  let ending: Promise<void> | undefined;
  const end = () =>
    (ending ??= (async () => {
      for (const step of steps.reverse()) await Promise.resolve(step()).catch((error: unknown) => console.error(error));
    })());
  const giveUp = (why: unknown, code: number) => {
    console.error(why);
    void end().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => giveUp('Interrupted', 130));
  process.once('SIGTERM', () => giveUp('Interrupted', 143));
  const limit = setTimeout(
    () => giveUp(`${name} took longer than ${minutes * rounds} minutes`, 1),
    minutes * rounds * 60_000,
  );

  const busy: number[] = [];
  const bench: Bench = {
    folder,
    say: (line) => console.error(line),
    eachRound: async (measureOne) => {
      const measured = [];
      for (let round = 1; round <= rounds; round++) {
        busy.push(await calm());
        bench.say(`Round ${round} of ${rounds} …`);
        measured.push(await measureOne(round));
      }
      return measured;
    },
    atEnd: (step) => steps.push(step),
  };
  measure(bench).then(
    async ({ figures, notes = [] }) => {
      clearTimeout(limit);
      await end();
      const result = { benchmark: name, rounds, figures, notes: [...notes, othersText(busy)] };
      process.stdout.write(`${json ? asJson(result) : asTable(result)}\n`, () => process.exit(0));
    },
    (error: unknown) => giveUp(error, 1),
  );
}

function othersText(busy: number[]): string {
  const { median, max } = spreadOf(busy);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `others took ${percent(median)} of the machine before a round, ${percent(max)} at most`;
}

function readArguments(): { rounds: number; json: boolean; profile?: string } {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(3),
      options: {
        rounds: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
        profile: { type: 'string' },
      },
    });
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1 || rounds > maxRounds) {
      throw new Error(`--rounds must be a whole number from 1 to ${maxRounds}`);
    }
    return { rounds, json: values.json, profile: values.profile };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
