import type { WaitStatus } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';

/** The life of who waits: which verb leads from where to where. */
export const waitMoves = {
  offer: { waiting: 'offered' },
  book: { offered: 'booked' },
  // Whoever lets an offer pass is out of the line, unless he says that he goes on waiting.
  pass: { offered: 'passed' },
  keep_waiting: { offered: 'waiting' },
  leave: { waiting: 'left', offered: 'left' },
  expire: { waiting: 'expired', offered: 'expired' },
} as const satisfies Record<string, Partial<Record<WaitStatus, WaitStatus>>>;

export type WaitVerb = keyof typeof waitMoves;
export const waitVerbs = Object.keys(waitMoves) as WaitVerb[];

const inLine: readonly WaitStatus[] = ['waiting', 'offered'];
/** Whether it can still come to a booking. */
export const isInLine = (status: WaitStatus): boolean => inLine.includes(status);

const told: Record<WaitStatus, string> = {
  waiting: 'No table is offered yet',
  offered: 'A table is offered already',
  booked: 'It is booked already',
  passed: 'The offer was not taken in time, or declined',
  left: 'Nobody waits here any more',
  expired: 'The time is over',
};

/** Where a verb leads, or the reason why it may not be done now. */
export function moveOn(status: WaitStatus, verb: WaitVerb): WaitStatus {
  const to = (waitMoves[verb] as Partial<Record<WaitStatus, WaitStatus>>)[status];
  if (!to) throw new RuleViolation('not_in_this_status', told[status], { entry_status: status });
  return to;
}
