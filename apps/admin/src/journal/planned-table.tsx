import type { Shape } from '../api/client';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { nameOf } from './booking-words';
import { matches, type Detail } from './day-rules';
import { tableAt, visitOf, type Calendar, type CalendarTable, type TableNow } from './free-rules';
import { clockAt } from './grid-rules';
import { journalTexts, type JournalTexts } from './journal-texts';
import { placedIn, type Bounds } from './plan-rules';
import { statusLooks } from './status-looks';

export interface PlanShown {
  calendar: Calendar;
  details: ReadonlyMap<string, Detail>;
  q: string;
  minute: number;
  onOpen: (bookingId: string) => void;
  onEmpty?: (tableId: string, at: number, isNow: boolean) => void;
}

interface Props extends PlanShown {
  own: CalendarTable;
  /** Of which moment it is told, and whether that is now. */
  instant: number;
  isNow: boolean;
  /** Where it stands; it stands beside the plan without. */
  bounds?: Bounds;
  place?: NonNullable<Shape<'TableDto'>['place']>;
}

/** A table of the house: who sits there, or until when it is free. */
export function PlannedTable(props: Props) {
  const t = useTexts(journalTexts);
  const { own, instant, isNow, minute, bounds, place, calendar, details, q, onOpen, onEmpty } = props;
  const state = tableAt(own, instant, minute);
  const booking = state.is === 'taken' ? state.booking : undefined;
  const { seats } = useTexts(common);
  const lines = linesOf(state, t, (at) => clockAt(at, calendar.timezone));
  // Of a table that is free it is asked how many it takes.
  const room = state.is === 'free' && own.capacity !== null ? seats(own.capacity) : undefined;
  const box = bounds && place && placedIn(bounds, place);
  const press = booking
    ? () => onOpen(booking.id)
    : state.is === 'free' && onEmpty
      ? () => onEmpty(own.id, instant, isNow)
      : undefined;
  return (
    <button
      type="button"
      disabled={!press}
      onClick={press}
      style={
        box && {
          ...{ left: `${box.left}%`, top: `${box.top}%`, width: `${box.width}%`, height: `${box.height}%` },
          transform: place?.turned ? `rotate(${place.turned}deg)` : undefined,
        }
      }
      className={classNames(
        'min-h-11 overflow-hidden border-2 p-1 text-center leading-tight text-ink transition-colors',
        box ? 'absolute' : 'min-w-28 rounded-control',
        place?.shape === 'round' ? 'rounded-[50%]' : 'rounded-xl',
        lookOf(state),
        q !== '' && !(booking && matches(booking, details.get(booking.id), q)) && 'opacity-30',
      )}
    >
      <span className="sr-only">
        {[own.name, booking && t.statuses[booking.status], ...lines, room].filter(Boolean).join(', ')}
      </span>
      <span
        aria-hidden
        className="block"
        style={place?.turned ? { transform: `rotate(${-place.turned}deg)` } : undefined}
      >
        <span className="block truncate font-semibold">
          {booking && `${statusLooks[booking.status].sign} `}
          {own.name}
        </span>
        {room && <span className="block text-xs">{room}</span>}
        {lines.map((line) => (
          <span key={line} className="block text-xs text-balance">
            {line}
          </span>
        ))}
      </span>
    </button>
  );
}

function lookOf(state: TableNow): string {
  switch (state.is) {
    case 'taken':
      return statusLooks[state.booking.status].look;
    case 'free':
      return 'border-edge bg-ground';
    case 'off':
      return 'border-line bg-sunken text-soft border-dashed';
    default:
      return 'border-edge day-hatched';
  }
}

function linesOf(state: TableNow, t: JournalTexts, clock: (at: number) => string): string[] {
  const nextOf = (next?: { booked_at: string }) => (next ? [t.nextAt(clock(Date.parse(next.booked_at)))] : []);
  switch (state.is) {
    case 'off':
      return [t.inactive];
    case 'blocked':
      return [t.blockedUntil(clock(state.until))];
    case 'held':
      return [t.heldUntil(clock(state.until))];
    case 'free':
      return [state.next ? t.freeUntil(clock(Date.parse(state.next.booked_at))) : t.free];
    case 'taken':
      return [
        `${nameOf(state.booking)} · ${state.booking.guests_count}`,
        t.takenUntil(clock(visitOf(state.booking).to)),
        ...nextOf(state.next),
      ];
  }
}
