import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { askingTexts } from '../texts/asking';
import { clockOf, dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Notice } from '../ui/notice';
import { Skeletons } from '../ui/skeletons';
import type { Slot } from './booking-steps';
import { Calendar } from './calendar';
import type { Venue } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { Party } from './party';
import type { Choosing } from './use-times';
import { capital, Refusal, ZoneNote } from './words';

interface Props {
  venue: Venue;
  choosing: Choosing;
  onChoose: (slot: Slot) => void;
  busy: boolean;
  trouble: unknown;
  isChosen?: (slot: Slot) => boolean;
  /** What others cannot have, but who sits there himself can. */
  isOpenToMe?: (slot: Slot) => boolean;
  /** Somebody else was quicker: what is free near it. */
  alternatives?: Slot[];
  /** Beneath the times, where none suits. */
  beneath?: (slots: Slot[]) => ReactNode;
}

/** How many, on which day and when: chosen from what is free. */
export function TimeChoice(props: Props) {
  const t = useGuestTexts();
  const { venue, choosing, alternatives, onChoose, busy, trouble } = props;
  return (
    <div className="flex flex-col gap-5">
      {alternatives && (
        <Lost what={alternatives}>
          <p>{alternatives.length > 0 ? t.lost : t.lostNothingNear}</p>
          {alternatives.length > 0 && (
            <Slots slots={alternatives} of={choosing.date} venue={venue} busy={busy} onChoose={onChoose} />
          )}
        </Lost>
      )}
      <Party count={choosing.guests} most={venue.largest_party} onChange={choosing.setGuests} />
      <Calendar {...choosing} />
      <TimesOfDay {...props} />
      <Refusal of={trouble} />
    </div>
  );
}

/** The time that was pressed is there no longer: whoever pressed it, further down, is led here. */
function Lost({ what, children }: { what: Slot[]; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, [what]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex scroll-mt-4 flex-col gap-3 rounded-control bg-warn-soft px-4 py-3 text-warn-text outline-none"
    >
      {children}
    </div>
  );
}

function TimesOfDay({ venue, choosing, onChoose, busy, isChosen, isOpenToMe, beneath }: Props) {
  const t = useGuestTexts();
  const c = useTexts(askingTexts);
  const { askedDays, slots, date, lookAgain } = choosing;
  const error = askedDays.error ?? slots.error;
  if (error !== undefined && slots.data === undefined) {
    return (
      <Refusal of={error}>
        <Button onClick={lookAgain}>{c.retry}</Button>
      </Refusal>
    );
  }
  if (!date) return askedDays.isPending ? <Skeletons rows={2} className="h-12 w-full" /> : <p>{t.neverFree}</p>;
  const free = slots.data?.filter((slot) => slot.free > 0 || isChosen?.(slot) || isOpenToMe?.(slot));
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{capital(dayInWords(date))}</h3>
      {!free && <Skeletons rows={2} className="h-12 w-full" />}
      {free?.length === 0 && <Notice tone="warn">{slots.data!.length > 0 ? t.fullDay : t.tooLateToday}</Notice>}
      {free && free.length > 0 && (
        <>
          <Slots slots={free} of={date} venue={venue} busy={busy} onChoose={onChoose} isChosen={isChosen} named />
          <ZoneNote at={free[0]!.starts_at} zone={venue.timezone} />
        </>
      )}
      {slots.data && beneath?.(slots.data)}
    </div>
  );
}

interface SlotsProps extends Pick<Props, 'venue' | 'busy' | 'onChoose' | 'isChosen'> {
  slots: Slot[];
  /** The day they are among: of another one they are said with their own. */
  of: string | undefined;
  named?: boolean;
}

function Slots({ slots, of, venue, busy, onChoose, isChosen, named }: SlotsProps) {
  const t = useGuestTexts();
  const [pressed, press] = useState<string>();
  const wordsOf = (slot: Slot) => {
    const time = clockOf(slot.starts_at, venue.timezone);
    return slot.date === of ? time : `${dayInWords(slot.date, { weekday: false, month: 'short' })}, ${time}`;
  };
  return (
    <div
      role="group"
      aria-label={named ? t.freeTimes : undefined}
      className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-2"
    >
      {slots.map((slot) => {
        const chosen = isChosen?.(slot) ?? false;
        const isComing = busy && pressed === slot.starts_at;
        return (
          <button
            key={slot.starts_at}
            type="button"
            // Not `disabled`: whoever pressed it by keyboard would stand nowhere.
            aria-disabled={busy}
            aria-busy={isComing}
            aria-pressed={isChosen && chosen}
            onClick={() => {
              if (busy) return;
              press(slot.starts_at);
              onChoose(slot);
            }}
            className={classNames(
              'min-h-12 rounded-control border font-semibold tabular-nums',
              isComing ? 'animate-pulse' : 'aria-disabled:opacity-60',
              chosen || isComing
                ? 'border-accent bg-accent text-accent-ink'
                : 'border-edge bg-surface text-ink hover:bg-accent-soft',
            )}
          >
            {wordsOf(slot)}
          </button>
        );
      })}
    </div>
  );
}
