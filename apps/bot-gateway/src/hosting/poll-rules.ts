/** What Telegram answered instead of updates; without a code, nothing. */
export interface FailedPoll {
  code?: number;
  description?: string;
  retryAfter?: number;
}

export interface NextPoll {
  waitMs: number;
  /** For the bot's card. */
  note?: string;
  /** `end`: its token is taken no longer. `take_over`: its updates are brought elsewhere, by a webhook. */
  first?: 'end' | 'take_over';
}

const shortestMs = 1_000;
const longestMs = 60_000;
const conflictMs = 5_000;

/** How many bots one of so many replicas asks for: a share that together comes to all of them. */
export const fairShare = (bots: number, replicas: number): number => Math.ceil(bots / Math.max(1, replicas));

/** How to go on after a poll that failed, the how manieth in a row. */
export function afterFailure({ code, description = '', retryAfter }: FailedPoll, failures: number): NextPoll {
  const longer = (from: number) => Math.min(longestMs, from * 2 ** Math.min(failures - 1, 10));
  switch (code) {
    case undefined:
      return { waitMs: longer(shortestMs) };
    case 401:
      return { waitMs: 0, first: 'end' };
    case 429:
      return { waitMs: (retryAfter ?? 1) * 1_000 };
    case 409:
      return /webhook/i.test(description)
        ? { waitMs: failures === 1 ? 0 : longer(conflictMs), note: `${code} ${description}`, first: 'take_over' }
        : { waitMs: longer(conflictMs), note: `${code} ${description}` };
    default:
      return { waitMs: longer(conflictMs), note: `${code} ${description}` };
  }
}
