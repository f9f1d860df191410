/** How many hours it is further there. */
export const hoursToNoon = (now = new Date()): number => 12 - now.getUTCHours();

/** Where it is about noon now: the evening of today is still to come, and not too far to have arrived for. */
export function zoneAtNoon(now = new Date()): string {
  const east = hoursToNoon(now);
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** Open on every day alike. */
export function openFrom(from: string, to: string) {
  const day = [{ from, to }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}
