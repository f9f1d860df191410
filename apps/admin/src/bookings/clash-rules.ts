import type { Shape } from '../api/client';
import type { BookingStatus, Override } from './booking-rules';

export type FreeTime = Shape<'FreeTimeDto'>;

/** What stands in the way, as the API says it. */
export interface InTheWay {
  table_id: string;
  kind: 'booking' | 'block' | 'hold';
  booking_id?: string;
  block_id?: string;
  from: string;
  to: string;
}

/**
 * Why something was not done: the place was `taken`, the table is `gone`, somebody else was `faster` with the same
 * booking, or a `rule` is against it; `override` is what would allow it all the same.
 */
export interface Clash {
  kind: 'taken' | 'gone' | 'faster' | 'rule' | 'other';
  inTheWay: InTheWay[];
  alternatives: FreeTime[];
  override?: Override;
  status?: BookingStatus;
  capacity?: number;
  reason?: string;
}

interface Refusal {
  status: number;
  rule?: string;
  reason?: string;
  said: Record<string, unknown>;
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

export function clashOf({ status, rule, reason, said }: Refusal): Clash {
  return {
    kind: kindOf(status, rule, reason),
    inTheWay: listOf<InTheWay>(said.conflicts),
    alternatives: listOf<FreeTime>(said.alternatives),
    override: said.override as Override | undefined,
    status: said.booking_status as BookingStatus | undefined,
    capacity: typeof said.capacity === 'number' ? said.capacity : undefined,
    reason: typeof said.reason === 'string' ? said.reason : undefined,
  };
}

function kindOf(status: number, rule?: string, reason?: string): Clash['kind'] {
  if (status === 412 || rule === 'not_in_this_status') return 'faster';
  if (status === 409 && reason === 'taken') return 'taken';
  if (status === 409 && reason === 'gone') return 'gone';
  return status === 422 ? 'rule' : 'other';
}

/** Who may do it all the same: the blacklist is the staff's own, the rest is a right of its own. */
export const mayOverride = (override: Override | undefined, hasRight: boolean): override is Override =>
  override !== undefined && (override === 'blacklist' || hasRight);

const momentMs = 3 * 60_000;

/** Whether it has only just become so. */
export const isMomentAgo = (instant: string | undefined, now: Date): boolean =>
  instant !== undefined && now.getTime() - Date.parse(instant) < momentMs;
