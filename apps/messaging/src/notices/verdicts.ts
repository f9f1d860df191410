import type { GuestChannel, WaitStatus } from '@guestflow/contracts';
import { Addressee, isWay, mayBeOnItsWay, reachOf, UnreachableReason, Way } from '../reach/reach-rules';
import { quietAt, QuietHours } from './local-times';
import { heedsQuiet, isMeant, leastAheadMs, NoticeRule, offsetOf, plus, StandingBooking } from './planned-notices';

/** What a notice is about, as it stands when it is due. */
export type Matter =
  | { about: 'booking'; booking: StandingBooking }
  | { about: 'offer'; status: WaitStatus; expiresAt: Date | null }
  | { about: 'birthday'; until: Date };

export type DropReason = 'not_meant' | 'too_late' | 'switched_off' | 'venue_suspended' | UnreachableReason;

export type Verdict =
  | { send: Way; sendBefore: Date }
  | { drop: DropReason }
  /** It is looked at again then. */
  | { wait: Date };

/** All that is asked at the moment a notice is due. */
export interface AtHand {
  rule: NoticeRule;
  dueAt: Date;
  /**
   * After a standstill, or moved by quiet hours: another reminder of the same visit is due by now too. Of a birthday: that
   * is told by another of the guest's cards.
   */
  overtaken: boolean;
  matter: Matter | undefined;
  guest: Addressee | undefined;
  /** By which he may be told, the first one first. */
  channels: readonly GuestChannel[];
  /** Whether the venue says it at all. */
  isSaid: boolean;
  venue: { isActive: boolean; zone: string; quiet: QuietHours | null };
}

const minute = 60_000;
const askWithinMs = 24 * 60 * minute;
const answerWithinMs = 60 * minute;

/** How long what other services tell may be on its way, and how often it is looked for. */
const patienceMs = 30_000;
const lookAgainMs = 3_000;

/** Until when it is meant; undefined where it is not. */
function meantUntil({ rule, dueAt, matter }: AtHand): Date | undefined {
  switch (matter?.about) {
    case 'booking':
      return isMeant(rule, matter.booking) ? ofBooking(rule, dueAt, matter.booking) : undefined;
    case 'offer':
      return matter.status === 'offered' ? (matter.expiresAt ?? undefined) : undefined;
    case 'birthday':
      return matter.until;
    case undefined:
      return undefined;
  }
}

function ofBooking(rule: NoticeRule, dueAt: Date, { startsAt }: StandingBooking): Date {
  if (rule === 'feedback_request') return plus(dueAt, askWithinMs);
  // A request may lapse with the beginning of its visit: whoever waits for the answer is told all the same.
  const answerBy = plus(dueAt, answerWithinMs);
  return rule === 'booking_lapsed' && answerBy > startsAt ? answerBy : startsAt;
}

/** Whether it is still meant, may be said, and to whom. */
export function verdictOf(atHand: AtHand, now: Date): Verdict {
  const { rule, dueAt, guest, channels, isSaid, venue } = atHand;
  const sendBefore = meantUntil(atHand);
  if (!sendBefore) return { drop: 'not_meant' };
  if (now >= sendBefore || atHand.overtaken) return { drop: 'too_late' };
  if (!isSaid) return { drop: 'switched_off' };
  if (!venue.isActive) return { drop: 'venue_suspended' };
  const quiet = heedsQuiet(rule) && quietAt(now, venue.zone, venue.quiet);
  if (quiet) return isInTime(rule, quiet.ends, sendBefore) ? { wait: quiet.ends } : { drop: 'too_late' };
  const reach = reachOf(guest, { channels, as: atHand.matter?.about === 'birthday' ? 'offer' : 'notice' });
  if (isWay(reach)) return { send: reach, sendBefore };
  if (mayBeOnItsWay(reach.why) && now < plus(dueAt, patienceMs)) return { wait: plus(now, lookAgainMs) };
  return { drop: reach.why };
}

/** Late into quiet hours, after a standstill: whether it is still worth saying at their end. */
const isInTime = (rule: NoticeRule, at: Date, sendBefore: Date): boolean =>
  at < sendBefore && sendBefore.getTime() - at.getTime() >= leastAheadMs(offsetOf(rule) ?? 0);
