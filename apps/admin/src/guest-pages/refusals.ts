// Why something is refused, as it is said to guests. Who is not welcome is not told that he is not: such things are for
// the telephone.
import { isProblem } from '../api/problem-form';
import { guestWordsNow } from './guest-texts';

type Said = Record<string, unknown>;
export type Refusals = Record<string, (said: Said) => string>;

export function refusalOf(problem: unknown): string {
  const { refusals, waitSome } = guestWordsNow();
  if (!isProblem(problem)) return refusals.other!({});
  const { status, retryAfterSeconds, said, rule, reason, code, message } = problem;
  if (status === 429 && retryAfterSeconds) return waitSome(Math.max(1, Math.ceil(retryAfterSeconds / 60)));
  // A rule says more than the code of its kind.
  for (const name of [rule, reason, code]) if (name && refusals[name]) return refusals[name](said);
  // The API says it in English: better than nothing where there are no words of ours.
  return `${refusals.other!({})} ${message}`;
}
