/**
 * queued: in the order of its bot's, in nobody's hand or waiting in somebody's for its turn. sending: it may reach
 * Telegram at any moment. unknown: it may have arrived, and nobody will ever say.
 */
export const deliveryStatuses = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

interface Move {
  from: DeliveryStatus[];
  to: DeliveryStatus;
}

export const deliveryMoves = {
  take: { from: ['queued'], to: 'sending' },
  // Telegram has said that it did not take it, or was never asked; or there is more of it to send.
  putBack: { from: ['queued', 'sending'], to: 'queued' },
  // Whoever was taken for dead may still come back with the answer: then it is known after all.
  succeed: { from: ['sending', 'unknown'], to: 'sent' },
  fail: { from: ['queued', 'sending', 'unknown'], to: 'failed' },
  lose: { from: ['sending'], to: 'unknown' },
  // What may be on its way cannot be called back; it is only not tried again.
  recall: { from: ['queued'], to: 'failed' },
} as const satisfies Record<string, Move>;
export type DeliveryVerb = keyof typeof deliveryMoves;

/** Nothing is sent of these any more. */
export const isEnded = (status: DeliveryStatus): boolean => status !== 'queued' && status !== 'sending';
