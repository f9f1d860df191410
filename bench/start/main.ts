import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '@guestflow/persistence';
import { Bench, benchmark, Measured } from '../rig/benchmark';
import { pause } from '../rig/clock';
import { Figure } from '../rig/figures';
import { residentOf, sharedOutOf } from './memory';
import { Running } from './running';

const idleSeconds = 5;

interface Start {
  readyMs: number;
  /** MiB at that moment, after some idle seconds, and of PostgreSQL beside. */
  atReady: number;
  idle: number;
  postgres: number;
}

type Bare = Pick<Start, 'readyMs' | 'atReady'>;

benchmark('start', 2, async (bench: Bench): Promise<Measured> => {
  const dataDir = path.join(bench.folder, 'data');
  const port = await freePort();
  const bare = () => startBare(bench, port);
  const platform = () => startPlatform(bench, dataDir, port);

  bench.say('The first start, which makes the database and is not measured …');
  await bare();
  await platform();
  const rounds = await bench.eachRound(async () => ({ bare: await bare(), platform: await platform() }));
  return { figures: figuresOf(rounds) };
});

async function startPlatform(bench: Bench, dataDir: string, port: number): Promise<Start> {
  const platform = new Running('npm', ['start'], {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    // With its own database and broker, whatever is set where the benchmark runs.
    DATABASE_URL: undefined,
    BROKER_URL: undefined,
  });
  bench.atEnd(() => platform.kill());
  const readyMs = await platform.until(/^Ready in /m);
  await checkReady(port);
  const launcher = pidIn(path.join(dataDir, 'launcher.pid'));
  const atReady = residentOf(launcher);
  await pause(idleSeconds * 1000);
  const databasePid = pidIn(path.join(dataDir, 'postgres', 'postmaster.pid'));
  const start = { readyMs, atReady, idle: residentOf(launcher), postgres: sharedOutOf(databasePid) };
  const lastWords = await platform.interrupt();
  const left = [launcher, databasePid].filter(isThere);
  if (!lastWords.includes('Stopped.') || left.length > 0) {
    throw new Error(`It did not stop cleanly (still there: ${left.join(', ') || 'nothing'}):\n${lastWords}`);
  }
  return start;
}

async function startBare(bench: Bench, port: number): Promise<Bare> {
  const bare = new Running(process.execPath, [path.join(__dirname, 'bare-nest.js'), String(port)], process.env);
  bench.atEnd(() => bare.kill());
  const readyMs = await bare.until(/listening/);
  const measured = { readyMs, atReady: residentOf(bare.pid) };
  await bare.kill();
  return measured;
}

async function checkReady(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
  const { status } = (await answer.json()) as { status: string };
  if (status !== 'ok') throw new Error(`It says that it is ready, and /health/ready says ${status}`);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pidIn = (file: string): number => Number(/^\d+/.exec(fs.readFileSync(file, 'utf8'))![0]);

function figuresOf(rounds: { platform: Start; bare: Bare }[]): Figure[] {
  const bareNest = 'one empty Nest application on Fastify, with typeorm and pg loaded';
  const of = (key: keyof Start) => rounds.map(({ platform }) => platform[key]);
  const limit = (key: keyof Bare) => ({ name: bareNest, measured: rounds.map(({ bare }) => bare[key]) });
  const seconds = (figures: number[]) => figures.map((ms) => ms / 1000);
  const memory = (name: string, key: 'atReady' | 'idle'): Figure => ({
    name,
    unit: 'MiB',
    measured: of(key),
    limit: limit('atReady'),
    aim: { of: 'figure', under: 350 },
  });
  return [
    {
      name: '`npm start` again, to ready',
      unit: 's',
      measured: seconds(of('readyMs')),
      limit: { name: bareNest, measured: seconds(limit('readyMs').measured) },
      aim: { of: 'figure', under: 4 },
    },
    memory('memory of the platform at ready', 'atReady'),
    memory(`memory of the platform after ${idleSeconds} s idle`, 'idle'),
    { name: 'memory of its PostgreSQL beside', unit: 'MiB', measured: of('postgres') },
  ];
}
