/** What a new owner is led through, in this order. */
export const steps = ['venue', 'hours', 'tables', 'bot', 'booking'] as const;
export type Step = (typeof steps)[number];
export type Place = Step | 'finish';

export interface Facts {
  tables: number;
  bots: number;
  bookings: number;
  /** Steps that were gone through, or passed over, and leave nothing behind to be seen by. */
  passed: readonly Step[];
}

/** Whoever has tables has begun to work: what comes before them is no longer asked. */
export function doneSteps({ tables, bots, bookings, passed }: Facts): Set<Step> {
  const done = new Set(passed);
  if (tables > 0) for (const step of ['venue', 'hours', 'tables'] as const) done.add(step);
  else done.delete('tables');
  if (bots > 0 || bookings > 0) done.add('bot');
  if (bookings > 0) done.add('booking');
  else done.delete('booking');
  return done;
}

export function nextStep(facts: Facts): Place {
  const done = doneSteps(facts);
  return steps.find((step) => !done.has(step)) ?? 'finish';
}

export const after = (step: Step): Place => steps[steps.indexOf(step) + 1] ?? 'finish';
export const before = (place: Place): Step | undefined =>
  place === 'finish' ? steps.at(-1) : steps[steps.indexOf(place) - 1];
