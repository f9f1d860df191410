import { now } from '../rig/clock';

export interface Pace {
  perSecond: number;
  seconds: number;
}

/** One event of a paced run: when its turn came, and when its transaction was committed. */
export interface Told {
  id: string;
  due: number;
  committed: number;
}

/**
 * Does something at a steady rate without waiting for what was begun before: a slow answer must not slow the questions,
 * or the slow times would be the ones with the fewest samples.
 */
export async function atRate({ perSecond, seconds }: Pace, tell: () => Promise<string>): Promise<Told[]> {
  const began = now();
  const count = perSecond * seconds;
  const telling: Promise<Told>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      for (;;) {
        const due = began + (telling.length * 1000) / perSecond;
        if (telling.length === count || due > now()) break;
        telling.push(tell().then((id) => ({ id, due, committed: now() })));
      }
      if (telling.length < count) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  return Promise.all(telling);
}
