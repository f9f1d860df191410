import { Clock, Globe, MapPin, Phone } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Shape } from '../api/client';
import { dayInWords, wallOf, weekdayName } from '../time/venue-time';
import { PageHead } from '../ui/page-head';
import type { Venue } from './guest-api';
import { useGuestTexts, type GuestTexts } from './guest-texts';
import { hoursOn, isRoundTheClock, specialDaysFrom, weekdays } from './hours';
import { useTelegram } from './telegram/telegram';
import { addressOfVenue, capital, Facts, PhoneLink } from './words';

const specialDaysShown = 10;
const isWeb = (address: string | undefined): address is string => /^https?:\/\//i.test(address ?? '');

/** A venue as its guests meet it: where it is, when it is open, what it says of itself. */
export function VenueCard({ venue }: { venue: Venue }) {
  const t = useGuestTexts();
  const { contacts, greeting_text, info_text, timezone } = venue;
  const place = addressOfVenue(contacts);
  const today = hoursOn(venue, wallOf(Date.now(), timezone).date);
  return (
    <section className="rounded-card border bg-surface p-4 sm:p-5">
      <PageHead title={venue.name} />
      {greeting_text && <p className="mb-3 whitespace-pre-line wrap-anywhere">{greeting_text}</p>}
      <ul className="flex flex-col gap-1.5">
        {place && (
          <Line icon={MapPin} name={t.address}>
            {place}
          </Line>
        )}
        {contacts.phone && (
          <Line icon={Phone} name={t.phone}>
            <PhoneLink phone={contacts.phone} />
          </Line>
        )}
        {isWeb(contacts.website) && (
          <Line icon={Globe} name={t.website}>
            <Website address={contacts.website} />
          </Line>
        )}
        <Line icon={Clock} name={t.today}>
          {t.today}: {inWords(today.intervals, t)}
          {today.name && ` · ${today.name}`}
        </Line>
      </ul>
      <AllHours venue={venue} />
      {info_text && <p className="mt-3 border-t pt-3 text-soft whitespace-pre-line wrap-anywhere">{info_text}</p>}
    </section>
  );
}

const Line = ({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) => (
  <li className="flex items-start gap-2.5">
    <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
    <span className="sr-only">{name}</span>
    <span className="min-w-0 wrap-anywhere">{children}</span>
  </li>
);

function AllHours({ venue }: { venue: Venue }) {
  const t = useGuestTexts();
  const { date } = wallOf(Date.now(), venue.timezone);
  const special = specialDaysFrom(venue, date, specialDaysShown);
  return (
    <details className="mt-1">
      <summary className="flex min-h-11 items-center text-accent-text underline">{t.openingHours}</summary>
      <Facts
        of={[
          ...weekdays.map((day, at): [string, string] => [
            capital(weekdayName(at + 1)),
            inWords(venue.opening_hours[day], t),
          ]),
          ...special.map((day): [string, string] => [
            dayInWords(day.date, { weekday: false }),
            [inWords(day.intervals, t), day.name].filter(Boolean).join(' · '),
          ]),
        ]}
      />
    </details>
  );
}

const inWords = (intervals: Shape<'OpeningInterval'>[], t: GuestTexts): string =>
  intervals.length === 0
    ? t.closed
    : intervals
        .map((interval) => (isRoundTheClock(interval) ? t.roundTheClock : `${interval.from} – ${interval.to}`))
        .join(', ');

/** What is being booked stays where it is; Telegram would show the site in the place of it. */
function Website({ address }: { address: string }) {
  const telegram = useTelegram();
  return (
    <a
      className="font-medium text-accent-text underline"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!telegram) return;
        event.preventDefault();
        telegram.openOutside(address);
      }}
    >
      {hostOf(address)}
    </a>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
