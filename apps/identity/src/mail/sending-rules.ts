const hour = 3_600_000;

/** Nobody waits longer for a letter. */
const longestUsefulMs = 24 * hour;

/** When a letter has become pointless: its link is over, or a day has passed. */
export const usefulMs = (validHours: number | undefined): number =>
  Math.min(longestUsefulMs, (validHours ?? Infinity) * hour);
