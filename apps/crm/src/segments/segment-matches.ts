import { Gender, GuestSource, Language, mayReceive, SegmentFilter } from '@guestflow/contracts';
import type { Venue } from '../replicas/venue';
import { dayOf, plusDays } from '../replicas/venue-days';

/** What of a guest a filter can ask about. */
export interface SegmentGuest {
  telegramId: string | null;
  birthday: string | null;
  gender: Gender | null;
  language: Language | null;
  tags: string[];
  source: GuestSource;
  consented: string[];
  visitCount: number;
  lastVisitAt: Date | null;
  noShowCount: number;
  cancellationCount: number;
  averageParty: number | null;
  createdAt: Date;
  blacklisted: boolean;
}

type Asking = { [Field in keyof SegmentFilter]-?: (said: NonNullable<SegmentFilter[Field]>) => boolean };

/** Whether all that a filter says is true of a guest. `conditionsOf` asks the same of the database. */
export function matches(
  filter: SegmentFilter,
  guest: SegmentGuest,
  { zone, language }: Pick<Venue, 'zone' | 'language'>,
  now: Date,
): boolean {
  // Days are asked of zones, which takes its time: only where they matter.
  const daysAgo = (days: number) => plusDays(dayOf(now, zone), -days);
  const came = (when: (day: string) => boolean) => guest.lastVisitAt !== null && when(dayOf(guest.lastVisitAt, zone));
  const knownSince = () => dayOf(guest.createdAt, zone);
  const asking: Asking = {
    min_visits: (least) => guest.visitCount >= least,
    max_visits: (most) => guest.visitCount <= most,
    last_visit_before_days: (days) => came((day) => day < daysAgo(days)),
    last_visit_after_days: (days) => came((day) => day >= daysAgo(days)),
    never_visited: (never) => (guest.visitCount === 0) === never,
    birthday_in_days: (days) => hasBirthdayWithin(guest.birthday, dayOf(now, zone), days),
    tags: (tags) => tags.some((tag) => guest.tags.includes(tag)),
    all_tags: (tags) => tags.every((tag) => guest.tags.includes(tag)),
    without_tags: (tags) => !tags.some((tag) => guest.tags.includes(tag)),
    sources: (sources) => sources.includes(guest.source),
    languages: (languages) => languages.includes(guest.language ?? language),
    consents: (consents) => consents.every((consent) => guest.consented.includes(consent)),
    may_receive: (channel) => mayReceive(guest.consented, channel),
    min_no_shows: (least) => guest.noShowCount >= least,
    max_no_shows: (most) => guest.noShowCount <= most,
    min_cancellations: (least) => guest.cancellationCount >= least,
    min_average_party: (least) => guest.averageParty !== null && guest.averageParty >= least,
    created_after: (day) => knownSince() >= day,
    created_before: (day) => knownSince() <= day,
    has_telegram: (has) => (guest.telegramId !== null) === has,
    blacklisted: (listed) => guest.blacklisted === listed,
    gender: (gender) => guest.gender === gender,
  };
  return (Object.keys(asking) as (keyof SegmentFilter)[])
    .filter((field) => filter[field] !== undefined)
    .every((field) => (asking[field] as (said: unknown) => boolean)(filter[field]));
}

function hasBirthdayWithin(birthday: string | null, today: string, days: number): boolean {
  if (birthday === null) return false;
  const [last, year] = [plusDays(today, days), Number(today.slice(0, 4))];
  return [year, year + 1, year + 2]
    .map((each) => birthdayIn(each, birthday.slice(5)))
    .some((day) => day >= today && day <= last);
}

/** Who was born on 29 February has birthday on 1 March where there is none. */
const birthdayIn = (year: number, born: string): string =>
  `${year}-${born === '02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? '03-01' : born}`;
