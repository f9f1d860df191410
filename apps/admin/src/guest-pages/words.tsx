// What several of the guests' pages say and show.
import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Shape } from '../api/client';
import { isProblem } from '../api/problem-form';
import { useTexts } from '../texts/language';
import { clockOf, dayInWords, localeOf, wallOf } from '../time/venue-time';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Skeletons } from '../ui/skeletons';
import { Button } from '../ui/button';
import { askingTexts } from '../texts/asking';
import { useGuestTexts, type GuestTexts } from './guest-texts';
import { refusalOf } from './refusals';
import type { Asked } from './use-asked';

type Contacts = Shape<'VenueContacts'>;

/** `Thursday 6 May, 18:00` */
export const momentOf = ({ date, booked_at }: { date: string; booked_at: string }, zone: string): string =>
  `${capital(dayInWords(date))}, ${clockOf(booked_at, zone)}`;

export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(localeOf()) + words.slice(1);

/** What those call a zone who live there. */
const wordsOfZone = (timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')!.value;

/** Named only where the visitor's own clock shows another time. */
export function ZoneNote({ at, zone }: { at: string; zone: string }) {
  const t = useGuestTexts();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [here, there] = [wallOf(at, own), wallOf(at, zone)];
  if (here.date === there.date && here.time === there.time) return null;
  return <p className="text-sm text-soft">{t.zoneNote(wordsOfZone(zone))}</p>;
}

/** Many write the city into the address as well. */
export const addressOfVenue = ({ address, city }: Contacts): string =>
  [address, city && !address?.includes(city) && city].filter(Boolean).join(', ');

export const PhoneLink = ({ phone }: { phone: string }) => (
  <a className="font-medium text-accent-text underline" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
    {phone}
  </a>
);

/** A big way to the telephone, where there is one. */
export function CallUs({ text, phone }: { text: string; phone?: string }) {
  const t = useGuestTexts();
  return (
    <div className="flex flex-col gap-3">
      <p>{text}</p>
      {phone && (
        <a
          className="inline-flex min-h-12 items-center justify-center gap-2 rounded-control border border-line bg-surface px-4 font-medium hover:bg-sunken"
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
        >
          <Phone aria-hidden className="size-5" />
          {t.call(phone)}
        </a>
      )}
    </div>
  );
}

/** What it is, a line each; what there is nothing to say of is left out. */
export const Facts = ({ of }: { of: [name: string, value: ReactNode][] }) => (
  <dl className="flex flex-col gap-2">
    {of
      .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
      .map(([name, value]) => (
        <div key={name} className="grid grid-cols-[minmax(6rem,2fr)_5fr] gap-x-3">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 font-medium wrap-anywhere">{value}</dd>
        </div>
      ))}
  </dl>
);

export const Refusal = ({ of: problem, children }: { of: unknown; children?: ReactNode }) =>
  problem === undefined ? null : (
    <Notice tone="danger" actions={children}>
      {refusalOf(problem)}
    </Notice>
  );

/** What a page is about, once it is there. What is not there at all is said otherwise than what could not be read. */
export function Arrived<T>({
  asked,
  page,
  children,
}: {
  asked: Asked<T>;
  page: keyof GuestTexts['gone'];
  children: (data: T) => ReactNode;
}) {
  const t = useGuestTexts();
  const c = useTexts(askingTexts);
  const { data, error, refetch } = asked;
  if (isProblem(error) && error.status === 404) {
    return (
      <section className="rounded-card border bg-surface p-5">
        <PageHead title={t.gone[page]} />
        <p>{t.goneText[page]}</p>
      </section>
    );
  }
  if (data !== undefined) return <>{children(data)}</>;
  if (error !== undefined) {
    return (
      <Refusal of={error}>
        <Button onClick={refetch}>{c.retry}</Button>
      </Refusal>
    );
  }
  return <Skeletons rows={3} className="h-32 w-full" />;
}
