import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { isProblem } from '../api/problem';
import { useMay } from '../app/me';
import { tellClash } from '../bookings/tell-clash';
import { textsNow, useTexts } from '../texts/language';
import { tell } from '../ui/toast';
import { nameOf, wordsOfPlace, wordsOfVerdict } from './booking-words';
import { bookingsOf, bufferOf, placeOf, samePlace, type Place } from './day-rules';
import { isActive, isFree, isQuestion, verdictOn, type Calendar, type CalendarBooking } from './free-rules';
import type { Dragged, Ground } from './ground';
import { journalTexts } from './journal-texts';
import { moveBooking } from './moves';

const Confirm = lazy(async () => ({ default: (await import('../ui/dialog')).Confirm }));

type Override = 'capacity' | 'hours';

interface Asked {
  booking: CalendarBooking;
  to: Place;
  overrides: Override[];
}

interface Moving {
  ground: Omit<Ground, 'axis' | 'empty'>;
  /** Which booking the focus goes back to. */
  focused: { current: string | undefined };
  /** What is asked before it is done against a rule. */
  question: ReactNode;
}

/** Moving a booking of the day: what may be moved, whether it is free there, and what becomes of it. */
export function useMoving(calendar: Calendar | undefined, now: () => number, say: (text: string) => void): Moving {
  const mayWrite = useMay('bookings.write');
  const mayOverride = useMay('bookings.override');
  const t = useTexts(journalTexts);
  const [asked, setAsked] = useState<Asked>();
  const focused = useRef<string>(undefined);
  const find = (id: string) => calendar && bookingsOf(calendar).find((each) => each.id === id);

  function judge(dragged: Dragged, place: Place) {
    const booking = find(dragged.bookingId);
    if (!calendar || !booking) return { told: 'taken' as const, text: '' };
    const verdict = verdictOn(calendar, wishOf(booking, place), now());
    const told = isFree(verdict)
      ? ('free' as const)
      : isQuestion(verdict) && mayOverride
        ? ('question' as const)
        : ('taken' as const);
    return { told, text: `${wordsOfPlace(place, calendar)}: ${wordsOfVerdict(verdict, calendar)}` };
  }

  async function drop(booking: CalendarBooking, to: Place, overrides: Override[] = []): Promise<void> {
    if (!calendar || samePlace(placeOf(booking), to)) return;
    const { date } = calendar;
    const [was, verdict] = [placeOf(booking), verdictOn(calendar, wishOf(booking, to), now())];
    focused.current = booking.id;
    try {
      const atOnce = isFree(verdict) || overrides.length > 0;
      const made = await moveBooking({
        date,
        booking,
        to,
        overrides: overrides.length > 0 ? overrides : undefined,
        atOnce,
      });
      const words = t.moved(nameOf(made), wordsOfPlace(to, calendar));
      say(words);
      // A request that was given a table is confirmed: that is not taken back by moving it.
      tell(words, booking.status === 'new' && made.status !== 'new' ? undefined : () => void undo(date, made, was));
    } catch (error) {
      const override = isProblem(error) ? (error.said.override as Override | undefined) : undefined;
      if (override && mayOverride && !overrides.includes(override)) {
        return setAsked({ booking, to, overrides: [...overrides, override] });
      }
      say(t.refused(nameOf(booking)));
      tellClash(error);
    }
  }

  async function undo(date: string, made: CalendarBooking, was: Place): Promise<void> {
    const texts = textsNow(journalTexts);
    try {
      // What it was is allowed to be again, also where it was against a rule.
      const overrides: Override[] | undefined = mayOverride ? ['capacity', 'hours'] : undefined;
      await moveBooking({ date, booking: made, to: was, overrides, atOnce: true });
      say(texts.undone(nameOf(made)));
      tell(texts.undone(nameOf(made)));
    } catch (error) {
      tellClash(error);
    }
  }

  const reason = asked?.overrides.at(-1);
  return {
    focused,
    ground: {
      dragged: (id) => {
        const booking = find(id);
        if (!mayWrite || !booking || !isActive(booking)) return undefined;
        return { bookingId: id, place: placeOf(booking), timeOnly: booking.table_ids.length > 1 };
      },
      judge,
      onDrop: (dragged, place) => {
        const booking = find(dragged.bookingId);
        if (booking) void drop(booking, place);
      },
      say,
      sayPutBack: (id) => {
        const booking = find(id);
        if (booking) say(t.putBack(nameOf(booking)));
      },
    },
    question: asked && reason && (
      <Suspense>
        <Confirm
          open
          title={t.allTheSameTitle}
          text={t.reasons[reason](nameOf(asked.booking))}
          action={t.allTheSame}
          onClose={() => {
            setAsked(undefined);
            say(t.refused(nameOf(asked.booking)));
          }}
          onConfirm={() => {
            setAsked(undefined);
            void drop(asked.booking, asked.to, asked.overrides);
          }}
        />
      </Suspense>
    ),
  };
}

const wishOf = (booking: CalendarBooking, { tableIds, from, to }: Place) => ({
  bookingId: booking.id,
  ...{ tableIds, from, to },
  bufferMs: bufferOf(booking),
  guests: booking.guests_count,
  sameStart: placeOf(booking).from === from,
  had: booking.table_ids,
});
