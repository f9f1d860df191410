const minute = 60_000;
const hour = 60 * minute;

/** How long a letter waits after its first, second, … try that failed; then as after the last. */
export const delaysMs = [15_000, minute, 5 * minute, 15 * minute, hour, 2 * hour];

/** When to try again after a try failed, or that it is not worth it any more. */
export function nextTry(attempts: number, now: Date, uselessAt: Date): Date | 'give up' {
  const delay = delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? 0;
  const at = new Date(now.getTime() + delay);
  return at < uselessAt ? at : 'give up';
}
