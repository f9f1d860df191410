import { Bench, benchmark, Measured } from '../rig/benchmark';
import { Figure, Rounds } from '../rig/figures';
import { findLoadGenerator } from './load';
import { startPlatform, Ways } from './platform';

const connections = 50;
const slice = { warmUp: 2, measured: 4 };
const reads = ['me', 'light'] as const;
const ways = ['direct', 'proxy', 'gateway'] as const;

type PerSecond = Record<(typeof reads)[number], Record<keyof Ways, number>>;

benchmark('gateway', 2, async (bench: Bench): Promise<Measured> => {
  const platform = await startPlatform(bench);
  const { name, generate } = await findLoadGenerator();

  const round = async (number: number, seconds: number): Promise<PerSecond> => {
    // A token does not live as long as many rounds take.
    const token = await platform.signIn();
    const perSecond: PerSecond = {
      me: { direct: 0, proxy: 0, gateway: 0 },
      light: { direct: 0, proxy: 0, gateway: 0 },
    };
    for (const read of reads) {
      // Another one goes first each time, so that none always follows the same one.
      for (const way of ways.map((_, index) => ways[(index + number) % ways.length]!)) {
        perSecond[read][way] = await generate({ url: platform[read][way], token, connections, seconds });
      }
    }
    return perSecond;
  };

  bench.say('Warming up …');
  await round(0, slice.warmUp);
  const rounds = await bench.eachRound((number) => round(number, slice.measured));
  return { figures: figuresOf(rounds), notes: [`load: ${name}, ${connections} connections, ${slice.measured} s each`] };
});

function figuresOf(rounds: PerSecond[]): Figure[] {
  const limit = (name: string, measured: Rounds) => ({ name, measured });
  return [['GET /auth/me', 'me'] as const, ['a read answered at once', 'light'] as const].flatMap(
    ([name, read]): Figure[] => {
      const of = (way: keyof Ways) => rounds.map((round) => round[read][way]);
      const proxy = limit('a bare @fastify/http-proxy before the same service', of('proxy'));
      return [
        {
          name: `${name}, through the gateway`,
          unit: 'answers/s',
          measured: of('gateway'),
          limit: proxy,
          aim: { of: 'ratio', atLeast: 0.85 },
        },
        { name: `${name}, straight from the service`, unit: 'answers/s', measured: of('direct'), limit: proxy },
      ];
    },
  );
}
