import { consentKey, SegmentFilter } from '@guestflow/contracts';
import { onBlacklist } from '../blacklist/on-blacklist';
import { birthdaysBetween } from '../guests/birthdays';
import type { Condition } from '../guests/guest-search';
import type { Venue } from '../replicas/venue';
import { dayOf, endOf, plusDays, startOf } from '../replicas/venue-days';

type SegmentVenue = Pick<Venue, 'venueId' | 'zone' | 'language'>;
type Saying = { [Field in keyof SegmentFilter]-?: (said: NonNullable<SegmentFilter[Field]>) => Condition };

/**
 * What a filter asks of `guests`, in SQL. `matches` says the same of one guest, and a test holds both to it; a field that
 * is in the filter and not here does not compile.
 */
export function conditionsOf(filter: SegmentFilter, { venueId, zone, language }: SegmentVenue, now: Date): Condition[] {
  const today = dayOf(now, zone);
  const saying: Saying = {
    min_visits: (least) => ['visit_count >= $1', least],
    max_visits: (most) => ['visit_count <= $1', most],
    last_visit_before_days: (days) => ['last_visit_at < $1', startOf(plusDays(today, -days), zone)],
    last_visit_after_days: (days) => ['last_visit_at >= $1', startOf(plusDays(today, -days), zone)],
    never_visited: (never) => ['(visit_count = 0) = $1', never],
    birthday_in_days: (days) => birthdaysBetween(today, plusDays(today, days)),
    tags: (tags) => ['tags && $1::text[]', tags],
    all_tags: (tags) => ['tags @> $1::text[]', tags],
    without_tags: (tags) => ['NOT tags && $1::text[]', tags],
    sources: (sources) => ['source = ANY ($1::text[])', sources],
    languages: (languages) => ['COALESCE(language, $2::text) = ANY ($1::text[])', languages, language],
    consents: (consents) => ['consented @> $1::text[]', consents],
    may_receive: mayReceiveBy,
    min_no_shows: (least) => ['no_show_count >= $1', least],
    max_no_shows: (most) => ['no_show_count <= $1', most],
    min_cancellations: (least) => ['cancellation_count >= $1', least],
    min_average_party: (least) => ['average_party >= $1', least],
    created_after: (day) => ['created_at >= $1', startOf(day, zone)],
    created_before: (day) => ['created_at < $1', endOf(day, zone)],
    has_telegram: (has) => ['(telegram_id IS NOT NULL) = $1', has],
    blacklisted: (listed) => onBlacklist(venueId, listed),
    gender: (gender) => ['gender = $1', gender],
  };
  return (Object.keys(saying) as (keyof SegmentFilter)[])
    .filter((field) => filter[field] !== undefined)
    .map((field) => (saying[field] as (said: unknown) => Condition)(filter[field]));
}

/** `mayReceive`, in SQL. */
export const mayReceiveBy = (channel: NonNullable<SegmentFilter['may_receive']>): Condition => [
  `'personal_data' = ANY (consented) AND consented && $1::text[]`,
  ['marketing', consentKey({ purpose: 'marketing', channel })],
];

/** Conditions that must all hold, as one of a longer statement whose parameters they join. */
export function allOf(conditions: readonly Condition[], parameters: unknown[]): string {
  const numbered = conditions.map(([condition, ...own]) => {
    const first = parameters.length;
    parameters.push(...own);
    return `(${condition.replace(/\$(\d+)/g, (_, number: string) => `$${first + Number(number)}`)})`;
  });
  return numbered.length > 0 ? numbered.join(' AND ') : 'true';
}
