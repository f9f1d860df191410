export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];

export const messageStates = ['received', 'read', 'queued', 'sent', 'failed', 'unknown'] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * The life of a message: which verb leads from where to where. One of whose sending nobody knows the end is not sent a
 * second time, but its end may still be told.
 */
export const messageMoves = {
  read: { received: 'read' },
  deliver: { queued: 'sent', unknown: 'sent' },
  fail: { queued: 'failed', unknown: 'failed' },
  lose: { queued: 'unknown' },
} as const satisfies Record<string, Partial<Record<MessageState, MessageState>>>;

export type MessageVerb = keyof typeof messageMoves;

/** Where a message begins. */
export const beginnings: Record<Direction, readonly MessageState[]> = { in: ['received'], out: ['queued', 'failed'] };

/** The state a verb leads to; undefined where it changes nothing, because it was told twice or comes too late. */
export const reached = (state: MessageState, verb: MessageVerb): MessageState | undefined =>
  (messageMoves[verb] as Partial<Record<MessageState, MessageState>>)[state];
