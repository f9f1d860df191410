import type { FeedbackStatus } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';

/** The life of what a guest said: which verb leads from where to where. Answering it is no step of it. */
export const feedbackMoves = {
  handle: { new: 'handled' },
  reopen: { handled: 'new' },
} as const satisfies Record<string, Partial<Record<FeedbackStatus, FeedbackStatus>>>;

export type FeedbackVerb = keyof typeof feedbackMoves;
export const feedbackVerbs = Object.keys(feedbackMoves) as FeedbackVerb[];

const target = (verb: FeedbackVerb, status: FeedbackStatus): FeedbackStatus | undefined =>
  (feedbackMoves[verb] as Partial<Record<FeedbackStatus, FeedbackStatus>>)[status];

/** The buttons. */
export const allowedMoves = (status: FeedbackStatus): FeedbackVerb[] =>
  feedbackVerbs.filter((verb) => target(verb, status));

const told: Record<FeedbackStatus, string> = { new: 'It is not handled yet', handled: 'It is handled already' };

export interface Handled {
  status: FeedbackStatus;
  handledAt: Date | null;
  handledByUserId: string | null;
}

/** What a verb changes, or the reason why it may not be done now. */
export function move(status: FeedbackStatus, verb: FeedbackVerb, userId: string | null, now: Date): Handled {
  const to = target(verb, status);
  if (!to) {
    throw new RuleViolation('not_in_this_status', told[status], {
      feedback_status: status,
      allowed_moves: allowedMoves(status),
    });
  }
  return to === 'handled'
    ? { status: to, handledAt: now, handledByUserId: userId }
    : { status: to, handledAt: null, handledByUserId: null };
}
