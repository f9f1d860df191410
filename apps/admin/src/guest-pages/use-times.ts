// How many, which day, what is free: what is chosen on the way to a time, and what is asked for it.
import { useCallback, useState } from 'react';
import { addDays, monthOf } from '../time/date-rules';
import { wallOf } from '../time/venue-time';
import { useSettled } from '../ui/use-settled';
import type { Slot } from './booking-steps';
import type { Venue } from './guest-api';
import { daysIn, firstToLookAt, spanOf, stretchOf, type Days, type KnownDay, type Span } from './leaf';
import type { Times } from './times';
import { useAsked, type Asked } from './use-asked';

const settleMs = 300;

export interface Choosing {
  guests: number;
  setGuests: (guests: number) => void;
  month: string;
  turnTo: (month: string) => void;
  date: string | undefined;
  setDate: (date: string) => void;
  span: Span;
  days: Days;
  /** The stretch of days that the month is in, and the times of the day. */
  askedDays: Asked<KnownDay[]>;
  slots: Asked<Slot[]>;
  /** What is free may be another by now. */
  lookAgain: () => void;
}

export function useTimes(times: Times, venue: Venue, begin: { guests: number; date?: string }): Choosing {
  const today = wallOf(Date.now(), venue.timezone).date;
  const [guests, setGuests] = useState(begin.guests);
  const [chosen, setDate] = useState(begin.date);
  const [turned, turnTo] = useState<string>();
  const [known, setKnown] = useState<Known>({ name: '', days: new Map() });

  // Whoever presses + three times asks once.
  const settled = useSettled(guests, settleMs);
  const name = `${times.name} ${settled}`;
  const days = known.name === name ? known.days : none;
  const span = spanOf(today, venue.booking_horizon_days, days);
  const date = chosen ?? firstToLookAt(span, days);
  const month = turned ?? monthOf(date ?? today);

  const widest = { from: addDays(today, -1), to: span.to };
  const stretch = stretchOf(month, widest);
  const askedDays = useAsked(`${name} ${stretch.from}`, async (signal) => {
    const asked = { from: stretch.from, days: daysIn(stretch), guests: settled };
    const read = await times.days(asked, signal);
    // Of another party what is known is another.
    setKnown((old) => ({ name, days: withRead(old.name === name ? old.days : none, read) }));
    return read;
  });
  const slots = useAsked(date && `${name} ${date}`, (signal) => times.slots({ date: date!, guests: settled }, signal));

  const { refetch: askDays } = askedDays;
  const { refetch: askSlots } = slots;
  const lookAgain = useCallback(() => {
    askDays();
    askSlots();
  }, [askDays, askSlots]);
  return { guests, setGuests, month, turnTo, date, setDate, span, days, askedDays, slots, lookAgain };
}

interface Known {
  name: string;
  days: Days;
}

const none: Days = new Map();
const withRead = (old: Days, read: KnownDay[]): Days =>
  new Map([...old, ...read.map((day) => [day.date, day] as const)]);
