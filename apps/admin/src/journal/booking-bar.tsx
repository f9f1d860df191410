import { memo, type CSSProperties } from 'react';
import { textsNow } from '../texts/language';
import { classNames } from '../ui/class-names';
import { nameOf } from './booking-words';
import type { Signs } from './day-rules';
import { isActive, type CalendarBooking } from './free-rules';
import { clockAt } from './grid-rules';
import { journalTexts } from './journal-texts';
import { statusLooks } from './status-looks';

interface Props {
  booking: CalendarBooking;
  place: { left: number; width: number };
  lane: number;
  timezone: string;
  signs: Signs;
  /** All of it in words. */
  words: string;
  /** It is not one of those that are looked for. */
  faded: boolean;
  /** The tab key comes to the grid here. */
  first: boolean;
  movable: boolean;
}

/** A visit on the grid. It hears nothing itself: the grid does, for all of them. */
export const BookingBar = memo(function BookingBar(props: Props) {
  const { booking, place, lane, timezone, signs, words, faded, first, movable } = props;
  const t = textsNow(journalTexts);
  const { look, sign } = statusLooks[booking.status];
  return (
    <button
      type="button"
      data-booking={booking.id}
      tabIndex={first ? 0 : -1}
      title={words}
      style={{ left: `${place.left}%`, width: `${place.width}%`, '--lane': lane } as CSSProperties}
      className={classNames(
        'day-bar absolute overflow-hidden rounded-lg border border-l-4 px-1.5 text-left leading-tight text-ink focus-visible:z-6 focus-visible:outline-offset-1',
        movable && isActive(booking) && 'cursor-grab',
        look,
        faded && 'opacity-30',
        signs.overstays && 'ring-2 ring-(--st-no-show-edge)',
      )}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden className="flex items-center gap-1 text-sm font-semibold whitespace-nowrap">
        <span>{sign}</span>
        {signs.vip && <span>★</span>}
        <span className="truncate">{nameOf(booking)}</span>
        {signs.note && <span>✎</span>}
      </span>
      <span aria-hidden className="block truncate text-xs">
        {clockAt(Date.parse(booking.booked_at), timezone)} · {booking.guests_count}
        {signs.sure && ' · ✓'}
        {signs.late > 0 && <b className="text-danger-text"> · {t.lateShort(signs.late)}</b>}
        {signs.overstays && <b className="text-danger-text"> · {t.overstays}</b>}
      </span>
      {movable && isActive(booking) && (
        <span
          data-stretch
          aria-hidden
          className="absolute inset-y-0 right-0 w-2.5 cursor-ew-resize pointer-coarse:w-4"
        />
      )}
    </button>
  );
});
