const units = [
  ['weeks', 10_080],
  ['days', 1_440],
  ['hours', 60],
  ['minutes', 1],
] as const;

export type Unit = (typeof units)[number][0];
export const minutesOf: Record<Unit, number> = { weeks: 10_080, days: 1_440, hours: 60, minutes: 1 };

/** So many minutes in the largest unit that has no rest: 1440 are one day, 90 are 90 minutes. */
export function inLargest(minutes: number): { count: number; unit: Unit } {
  const [unit, size] = units.find(([, each]) => minutes > 0 && minutes % each === 0) ?? ['minutes', 1];
  return { count: minutes / size, unit };
}
