import { toast } from 'sonner';
import { useState } from 'react';
import { isProblem, wordsOf } from '../api/problem';
import { useMay, useVenue } from '../app/me';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { clockOf, dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { namesOf, type Override } from './booking-rules';
import { bookingsSeenAnew, useAvailable, useBooking } from './bookings-read';
import { clashOf, isMomentAgo, mayOverride, type Clash, type FreeTime, type InTheWay } from './clash-rules';
import { clashTexts } from './clash-texts';
import { statusTexts } from './status-texts';

/** What can be had instead of what was refused: another moment, other tables, or the same against the rule. */
export interface Instead {
  time?: FreeTime;
  tableIds?: string[];
  overrides?: Override[];
  override_reason?: string;
}

/** What was wanted, as far as is known: the more, the better it is said. Date and time are the calendar's, at the venue. */
export interface Wanted {
  bookingId?: string;
  date?: string;
  time?: string;
  guests?: number;
  duration_minutes?: number;
}

interface Props {
  error: unknown;
  wanted?: Wanted;
  /** Tries again with what is chosen; without it, what is free nearby is only said. */
  onInstead?: (instead: Instead) => void;
  /** They stand at the door: another time is no choice for them. */
  onlyNow?: boolean;
}

/** On top of the page; see `tellClash`. */
export function showClash(error: unknown, retry?: (instead: Instead) => void, wanted?: Wanted): void {
  void bookingsSeenAnew();
  const choose = (instead: Instead) => {
    toast.dismiss(shown);
    retry?.(instead);
  };
  const shown = toast.error(<ClashWords error={error} wanted={wanted} onInstead={retry && choose} />, {
    // There is something to choose in it: it stays until somebody did, or closes it.
    duration: retry ? Infinity : 10_000,
  });
}

/** The same in a form. */
export function ClashNotice(props: Props) {
  return (
    <Notice tone="danger">
      <ClashWords {...props} />
    </Notice>
  );
}

function ClashWords({ error, wanted, onInstead, onlyNow }: Props) {
  const t = useTexts(clashTexts);
  const hasRight = useMay('bookings.override');
  const clash = isProblem(error) ? clashOf(error) : undefined;
  if (!clash || clash.kind === 'other') return <p>{wordsOf(error, t.rules)}</p>;
  return (
    <div className="flex flex-col gap-2">
      <Why clash={clash} error={error} wanted={wanted} />
      <OtherChoices clash={clash} wanted={wanted} onInstead={onInstead} onlyNow={onlyNow} />
      {onInstead && mayOverride(clash.override, hasRight) && (
        <AllTheSame onOverride={(override_reason) => onInstead({ overrides: [clash.override!], override_reason })} />
      )}
    </div>
  );
}

function Why({ clash, error, wanted }: { clash: Clash; error: unknown; wanted?: Wanted }) {
  const t = useTexts(clashTexts);
  if (clash.kind === 'faster') return wanted?.bookingId ? <Faster bookingId={wanted.bookingId} /> : <p>{t.faster}</p>;
  if (clash.kind === 'gone') return <p>{t.gone}</p>;
  if (clash.kind === 'taken') {
    if (clash.inTheWay.length === 0) return <p>{t.nothingFree}</p>;
    return clash.inTheWay.map((each, index) => <TakenLine key={index} {...each} />);
  }
  if (clash.override === 'capacity') return <p>{t.over_capacity(clash.capacity)}</p>;
  if (clash.override === 'blacklist') return <p>{t.blacklisted(clash.reason)}</p>;
  return <p>{wordsOf(error, t.rules)}</p>;
}

function TakenLine({ table_id, kind, booking_id, from, to }: InTheWay) {
  const t = useTexts(clashTexts);
  const { timezone } = useVenue();
  const { data: tables = [] } = useTables(rarely);
  const told = {
    table: namesOf(tables, [table_id]),
    from: clockOf(from, timezone),
    to: clockOf(to, timezone),
  };
  if (kind === 'block') return <p>{t.takenByBlock(told)}</p>;
  if (kind === 'hold' || !booking_id) return <p>{t.takenByHold(told)}</p>;
  return <TakenByBooking id={booking_id} told={told} />;
}

function TakenByBooking({ id, told }: { id: string; told: { table: string; from: string; to: string } }) {
  const t = useTexts(clashTexts);
  const { noName } = useTexts(common);
  const now = useNow(60_000);
  const { data } = useBooking(id);
  const name = data?.guest_name ?? noName;
  return <p>{isMomentAgo(data?.updated_at, now) ? t.takenNow({ ...told, name }) : t.taken({ ...told, name })}</p>;
}

function Faster({ bookingId }: { bookingId: string }) {
  const t = useTexts(clashTexts);
  const words = useTexts(statusTexts);
  const { noName } = useTexts(common);
  const { data } = useBooking(bookingId);
  return <p>{data ? t.fasterBy(data.guest_name ?? noName, words.status[data.status]) : t.faster}</p>;
}

type Choices = { clash: Clash } & Omit<Props, 'error'>;

function OtherChoices({ clash, wanted, onInstead, onlyNow }: Choices) {
  const t = useTexts(clashTexts);
  const { data: names = [] } = useTables(rarely);
  const { date, time, guests, duration_minutes } = wanted ?? {};
  const isTaken = clash.kind === 'taken' || clash.kind === 'gone';
  const visit = isTaken && date && time && guests ? { date, time, guests, duration_minutes } : undefined;
  const { data: available } = useAvailable(visit);
  const tables = (available?.tables ?? []).slice(0, 3);
  const groups = tables.length > 0 ? [] : (available?.groups ?? []).slice(0, 2);
  const sameTime = visit ? [...tables.map(({ id }) => [id]), ...groups.map(({ table_ids }) => table_ids)] : [];
  // Where there is a table at the time that was wanted, that time is no alternative to itself.
  const times = clash.alternatives.filter(({ starts_at }) => !available || starts_at !== available.starts_at);
  const choosable = onlyNow ? [] : times;
  const inWords = (free: FreeTime) =>
    free.date === date || !date ? free.time : `${dayInWords(free.date, { month: 'short' })}, ${free.time}`;
  if (sameTime.length + times.length === 0) return null;
  if (!onInstead || sameTime.length + choosable.length === 0) return <p>{t.nearby(times.map(inWords).join('; '))}</p>;
  return (
    <div role="group" aria-label={t.instead}>
      <p className="mb-1">{t.instead}</p>
      <div className="flex flex-wrap gap-2 text-ink">
        {sameTime.map((tableIds) => (
          <Button key={tableIds.join()} small onClick={() => onInstead({ tableIds })}>
            {t.sameTime(namesOf(names, tableIds))}
          </Button>
        ))}
        {choosable.map((free) => (
          <Button key={free.starts_at} small onClick={() => onInstead({ time: free })}>
            {inWords(free)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Against a rule only with a reason, which stands in the booking for who asks later. */
function AllTheSame({ onOverride }: { onOverride: (reason: string) => void }) {
  const t = useTexts(clashTexts);
  const [reason, setReason] = useState('');
  return (
    <div className="flex flex-wrap items-end gap-2 text-ink">
      <Input
        label={t.why}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        className="min-w-48 flex-1"
      />
      <Button disabled={!reason.trim()} onClick={() => onOverride(reason.trim())}>
        {t.allTheSame}
      </Button>
    </div>
  );
}
