import { CalendarCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api, query } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useLookAgain } from '../app/look-again';
import { seenAnew } from '../app/queries';
import { textsNow, useTexts } from '../texts/language';
import { common } from '../texts/common';
import { dayInWords, wallOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { Notice, Trouble } from '../ui/surface';
import { tell } from '../ui/toast';
import type { Venue } from '../settings/use-venue-form';
import { firstRunTexts } from './first-run-texts';

/** The bookings hear of a new venue, and of its new hours, a moment after they are there. */
const isSoon = (error: unknown) => isProblem(error) && (error.status === 404 || error.status === 503);

function useFreeTimes(date: string, guests: number) {
  const now = useNow(30_000);
  const slots = query.useQuery(
    'get',
    '/bookings/slots',
    { params: { query: { date, guests } } },
    {
      enabled: guests > 0,
      staleTime: 0,
      refetchInterval: useLookAgain(15_000),
      retry: (failures, error) => failures < 20 && isSoon(error),
      retryDelay: 1_000,
    },
  );
  const free = slots.data?.filter((slot) => slot.free > 0 && new Date(slot.starts_at) > now) ?? [];
  return { slots, free };
}

function wordsOfBooking(error: unknown): string {
  const t = textsNow(firstRunTexts);
  return wordsOf(error, { taken: t.taken, blacklisted: t.blacklisted, in_the_past: t.inThePast });
}

export function BookingStep({ venue, onDone }: { venue: Venue; onDone: () => void }) {
  const t = useTexts(firstRunTexts);
  const words = useTexts(common);
  const today = wallOf(Date.now(), venue.timezone).date;
  const { keyOf } = useWishKey();
  const [date, setDate] = useState(today);
  const [guests, setGuests] = useState('2');
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { slots, free } = useFreeTimes(date, Number(guests));
  const slot = free.find(({ starts_at }) => starts_at === chosen) ?? free[0];

  async function book(event: FormEvent) {
    event.preventDefault();
    if (!slot) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = {
        booked_at: slot.starts_at,
        guests_count: Number(guests),
        guest_name: name.trim() || null,
        guest_phone: phone.trim() || null,
        auto: true,
      };
      await api.POST('/bookings', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body });
      tell(t.booked(name.trim() || t.someone, `${dayInWords(slot.date)}, ${slot.time}`));
      await seenAnew('/bookings', '/tables', '/guests');
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
      void slots.refetch();
    }
  }

  return (
    <form onSubmit={(event) => void book(event)} className="flex flex-col gap-4">
      {error !== undefined && <Notice tone="danger">{wordsOfBooking(error)}</Notice>}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Input
          label={t.date}
          type="date"
          required
          min={today}
          value={date}
          onChange={(event) => event.target.value && setDate(event.target.value)}
        />
        <Input
          label={t.guests}
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={1_000}
          value={guests}
          onChange={(event) => setGuests(event.target.value)}
        />
        <Select
          label={t.time}
          required
          value={slot?.starts_at ?? ''}
          onChange={(event) => setChosen(event.target.value)}
          fault={slots.data && free.length === 0 ? t.noTimes : undefined}
        >
          {free.map(({ starts_at, time }) => (
            <option key={starts_at} value={starts_at}>
              {time}
            </option>
          ))}
        </Select>
        <Input
          className="sm:col-span-2"
          label={`${t.guestName} (${words.optional})`}
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Input
          label={`${t.guestPhone} (${words.optional})`}
          type="tel"
          autoComplete="off"
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </div>
      <div role="status">
        {slots.isPending && slots.failureCount > 0 && <p className="text-soft">{t.soon}</p>}
        {slots.isError && <Trouble error={slots.error} retry={() => void slots.refetch()} />}
      </div>
      <div>
        <Button type="submit" icon={CalendarCheck} look="primary" busy={busy} disabled={!slot}>
          {t.book}
        </Button>
      </div>
    </form>
  );
}
