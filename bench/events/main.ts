import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure } from '../rig/figures';
import { eventsPerSecond, Latencies, latencyOf } from './latency';
import { setStage } from './stage';
import { bare, eventCount, fill, ours } from './throughput';

const warmUpSeconds = 2;
const latencySeconds = 4;

interface Round {
  latency: { ours: Latencies; bare: Latencies };
  perSecond: { writing: number; empty: number; bare: number };
}

benchmark('events', 3, async (bench: Bench): Promise<Measured> => {
  const stage = await setStage(bench);
  await fill(stage);
  await stage.bareTeller.ask('takeBodies');

  const throughput = async () => {
    const written = await bare(stage);
    await fill(stage);
    const writing = await ours(stage, { writes: true });
    await fill(stage);
    const empty = await ours(stage, { writes: false });
    return { bare: written, writing, empty };
  };
  const latency = async (seconds: number) => {
    await stage.teller.ask('startRelay');
    const pair = { ours: await latencyOf(stage, 'ours', seconds), bare: await latencyOf(stage, 'bare', seconds) };
    await stage.teller.ask('stopRelay');
    return pair;
  };

  bench.say('Warming up …');
  await throughput();
  await latency(warmUpSeconds);
  const rounds = await bench.eachRound(async (): Promise<Round> => ({
    perSecond: await throughput(),
    latency: await latency(latencySeconds),
  }));
  return {
    figures: figuresOf(rounds),
    notes: [`latency over ${latencySeconds} s a round, throughput over ${eventCount} events`],
  };
});

function figuresOf(rounds: Round[]): Figure[] {
  const byHand = 'the same rows written with pg, the message sent with amqplib, a row a message written on arrival';
  const rawQueue = 'amqplib alone: the same bodies published with confirms per 200 and consumed with acknowledgements';
  const latency = (name: string, key: keyof Latencies, aim?: Figure['aim']): Figure => ({
    name,
    unit: 'ms',
    measured: rounds.map((round) => round.latency.ours[key]),
    limit: { name: byHand, measured: rounds.map((round) => round.latency.bare[key]) },
    aim,
  });
  const throughput = (name: string, key: 'writing' | 'empty', aim?: Figure['aim']): Figure => ({
    name,
    unit: 'events/s',
    measured: rounds.map(({ perSecond }) => perSecond[key]),
    limit: { name: rawQueue, measured: rounds.map(({ perSecond }) => perSecond.bare) },
    aim,
  });
  return [
    latency(`commit to handled at ${eventsPerSecond}/s, p50`, 'p50'),
    latency(`commit to handled at ${eventsPerSecond}/s, p95`, 'p95'),
    latency(`commit to handled at ${eventsPerSecond}/s, p99`, 'p99', { of: 'figure', under: 25 }),
    latency('turn to handled, p99', 'turnP99'),
    throughput('outbox to inbox, one insert each', 'writing', { of: 'ratio', atLeast: 1 / 3 }),
    throughput('outbox to inbox, empty handler', 'empty'),
  ];
}
