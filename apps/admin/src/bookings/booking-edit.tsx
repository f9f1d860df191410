import { useState, type FormEvent } from 'react';
import { api, ifVersion, type Shape } from '../api/client';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { tell } from '../ui/toast';
import { tablesBody, tagsOf, type BookingCard } from './booking-rules';
import { bookingsSeenAnew } from './bookings-read';
import { ClashNotice, type Instead } from './clash';
import { formTexts } from './form-texts';
import { panelTexts } from './panel-texts';
import { PartyField, useSlots, WhenField } from './plan-fields';
import { isParty, momentOf, whenBody, type Plan } from './plan-rules';
import { TableChoice } from './table-choice';
import { useVenueDayOn } from './venue-day';
import { WishesFields, type Wishes } from './wishes-fields';

type Change = Shape<'ChangeBookingDto'>;

const planOf = (booking: BookingCard, date: string): Plan => ({
  guests: booking.guests_count,
  date,
  time: booking.time,
  startsAt: booking.booked_at,
  minutes: booking.duration_minutes,
  tableIds: booking.table_ids,
});

const wishesOf = ({ comment, notes, tags }: BookingCard): Wishes => ({
  comment: comment ?? '',
  notes: notes ?? '',
  tags: tags.join(', '),
});

const isOtherTime = (one: Plan, other: Plan): boolean =>
  one.date !== other.date || one.time !== other.time || one.startsAt !== other.startsAt;

/** What of a booking is to be otherwise, beside its time; nothing of what stays. */
function changeOf(booking: BookingCard, plan: Plan, wishes: Wishes): Change {
  const otherTables = plan.tableIds.join() !== booking.table_ids.join();
  const text = (value: string) => value.trim() || null;
  return {
    ...(plan.minutes && plan.minutes !== booking.duration_minutes && { duration_minutes: plan.minutes }),
    ...(plan.guests !== booking.guests_count && { guests_count: plan.guests }),
    ...(otherTables && booking.status !== 'new' && tablesBody(plan.tableIds)),
    ...(text(wishes.comment) !== booking.comment && { comment: text(wishes.comment) }),
    ...(text(wishes.notes) !== booking.notes && { notes: text(wishes.notes) }),
    ...(wishes.tags !== booking.tags.join(', ') && { tags: tagsOf(wishes.tags) }),
  };
}

interface Props {
  /** As it was seen when it began to be changed. */
  booking: BookingCard;
  /** The venue's day that it is on. */
  date: string;
  onDone: () => void;
}

/** Another day, time, length, party or tables, and what is written about it. */
export function BookingEdit({ booking: now, date, onDone }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { changed, editTitle } = useTexts(panelTexts);
  // What others change meanwhile is not overwritten: the API says so, and then it is looked at anew.
  const [booking, setBooking] = useState(now);
  const [plan, setPlan] = useState(() => planOf(now, date));
  const [wishes, setWishes] = useState(() => wishesOf(now));
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { data: slots = [] } = useSlots(plan);
  const day = useVenueDayOn(plan.date);
  const moment = momentOf(plan, slots, day);
  const isHere = plan.startsAt === booking.booked_at && plan.guests <= booking.guests_count;
  const visit =
    moment && isParty(plan.guests) ? { ...moment, guests: plan.guests, duration_minutes: plan.minutes } : undefined;

  async function save(wanted: Plan, against: Change = {}) {
    setBusy(true);
    setTrouble(undefined);
    try {
      const time = isOtherTime(wanted, planOf(booking, date)) ? whenBody(wanted, slots, day) : {};
      const body = { ...time, ...changeOf(booking, wanted, wishes), ...against };
      await api.PATCH('/bookings/{id}', {
        params: { path: { id: booking.id } },
        headers: ifVersion(booking.version),
        body,
      });
      await bookingsSeenAnew();
      tell(changed);
      onDone();
    } catch (error) {
      await bookingsSeenAnew();
      setTrouble(error);
      setBooking(now);
    } finally {
      setBusy(false);
    }
  }

  function takeInstead({ time, tableIds, ...against }: Instead) {
    const wanted = { ...plan };
    if (time) Object.assign(wanted, { date: time.date, time: time.time, startsAt: time.starts_at, tableIds: [] });
    if (tableIds) wanted.tableIds = tableIds;
    setPlan(wanted);
    void save(wanted, against);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void save(plan);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label={editTitle}>
      <PartyField plan={plan} onChange={(change) => setPlan({ ...plan, ...change })} />
      <WhenField plan={plan} onChange={(change) => setPlan({ ...plan, ...change })} />
      {booking.status !== 'new' && (
        <div>
          <p className="mb-1 text-sm font-medium">{t.tables}</p>
          <TableChoice
            visit={visit}
            chosen={plan.tableIds}
            onChoose={(tableIds) => setPlan({ ...plan, tableIds })}
            own={isHere ? booking.table_ids : []}
            withBest
          />
        </div>
      )}
      <WishesFields wishes={wishes} onChange={(change) => setWishes({ ...wishes, ...change })} />
      {trouble !== undefined && (
        <ClashNotice
          error={trouble}
          wanted={{ bookingId: booking.id, ...moment, guests: plan.guests, duration_minutes: plan.minutes }}
          onInstead={takeInstead}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" look="primary" busy={busy} disabled={!moment || !isParty(plan.guests)}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
