import { Language } from '@guestflow/contracts';
import { ApiRefusal } from '../../api/venue-api';
import { callUs } from './choosing.texts';
import { RefusedRule, refusalTexts } from './refusals.texts';
import { FreeTime } from './times';

/** What is asked again after a refusal; `nothing`: no other answer would help. */
export type AskAgain = 'party' | 'days' | 'times' | 'nothing';

const askedAgain: Record<RefusedRule, AskAgain> = {
  in_the_past: 'times',
  too_late: 'times',
  no_such_slot: 'times',
  nonexistent_time: 'times',
  outside_opening_hours: 'days',
  too_far_ahead: 'days',
  already_booked: 'times',
  party_too_large: 'party',
  too_many_bookings: 'nothing',
  book_by_phone: 'nothing',
  venue_takes_no_bookings: 'nothing',
  after_deadline: 'nothing',
  arrived: 'nothing',
  over: 'nothing',
};

export interface RefusalInWords {
  words: string;
  then: AskAgain;
}

/** A refusal as a guest is told it: in the same tone whatever the rule, and with the phone where only people help. */
export function refusalInWords({ extra }: ApiRefusal, language: Language, phone: string | null): RefusalInWords {
  const rule = String(extra.rule);
  if (isKnown(rule)) return { words: ruleInWords(rule, language, phone, extra), then: askedAgain[rule] };
  return { words: `${refusalTexts[language].other} ${callUs[language](phone)}`, then: 'nothing' };
}

export const ruleInWords = (
  rule: RefusedRule,
  language: Language,
  phone: string | null,
  extra: Record<string, unknown> = {},
): string => refusalTexts[language].rules[rule](extra, callUs[language](phone));

const isKnown = (rule: string): rule is RefusedRule => Object.hasOwn(askedAgain, rule);

export const knownRules = Object.keys(askedAgain) as RefusedRule[];

/** What is free instead, when the time was taken meanwhile; undefined for any other refusal. */
export function takenMeanwhile({ status, extra }: ApiRefusal): FreeTime[] | undefined {
  if (status !== 409 || !Array.isArray(extra.alternatives)) return undefined;
  return (extra.alternatives as FreeTime[]).filter(({ date, time, starts_at }) => date && time && starts_at);
}
