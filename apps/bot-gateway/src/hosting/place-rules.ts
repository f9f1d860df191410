/** A bot's guests that are answered at once, and those of all bots of a process. */
export const mostOfBot = 20;
export const mostOfAll = 300;

/** Of the places that are free, one bot may come to this share. */
const share = 1 / 8;

/**
 * Whether one more chat of a bot may be answered beside those in hand. The fewer places are free, the fewer a bot may
 * have: however many bots hang, they never come to hold all, and whoever has none in hand finds one.
 */
export function mayBegin({ ofBot, ofAll }: { ofBot: number; ofAll: number }): boolean {
  return ofBot < Math.min(mostOfBot, Math.ceil((mostOfAll - ofAll) * share));
}
