// Why something is refused, as it is said to guests. Who is not welcome is not told that he is not: such things are for
// the telephone.
import { isProblem, wordsOf } from '../api/problem';
import { guestWordsNow } from './guest-texts';

type Said = Record<string, unknown>;
export type Refusals = Record<string, (said: Said) => string>;

export function refusalOf(problem: unknown): string {
  const words = guestWordsNow();
  if (!isProblem(problem) || !words) return wordsOf(problem);
  const { status, retryAfterSeconds, said } = problem;
  if (status === 429 && retryAfterSeconds) return words.waitSome(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
  const own = Object.entries(words.refusals).map(([name, say]) => [name, say(said)]);
  return wordsOf(problem, Object.fromEntries(own) as Record<string, string>);
}
