import { memo, type CSSProperties } from 'react';
import { textsNow } from '../texts/language';
import { common } from '../texts/common';
import { classNames } from '../ui/class-names';
import { BookingBar } from './booking-bar';
import { wordsOfBooking } from './booking-words';
import { matches, signsOf, type Detail } from './day-rules';
import { heldOf, holdsTable, visitOf, type Calendar, type CalendarBooking, type CalendarTable } from './free-rules';
import { lanesOf, placeOn, spanOf, type Span } from './grid-rules';
import { journalTexts } from './journal-texts';

export interface RowShown {
  axis: Span;
  calendar: Pick<Calendar, 'timezone' | 'tables'>;
  details: ReadonlyMap<string, Detail>;
  /** In whole minutes: what is late becomes so by itself. */
  minute: number;
  q: string;
  firstId?: string;
  movable: boolean;
  language: string;
}

const shown: readonly CalendarBooking['status'][] = ['new', 'confirmed', 'arrived', 'completed', 'no_show'];

interface Props extends RowShown {
  table: Pick<CalendarTable, 'id' | 'name' | 'capacity' | 'is_active' | 'deleted' | 'bookings' | 'blocks' | 'holds'>;
}

/** A table and its day. `id` is empty for what has no table. */
export const TableRow = memo(
  function TableRow({ table, ...shownAs }: Props) {
    const { axis, minute } = shownAs;
    const bookings = table.bookings.filter(({ status }) => shown.includes(status));
    const { lanes, count } = lanesOf(bookings.map(visitOf));
    const seated = bookings.some((each) => isSeated(each, minute));
    return (
      <div className="flex border-b">
        <RowName table={table} seated={seated} />
        <div
          data-lane={table.id}
          role="group"
          aria-label={table.name}
          className="day-lane relative min-w-0 flex-1"
          style={{ '--lanes': count } as CSSProperties}
        >
          <Taken table={table} axis={axis} />
          {bookings.map((booking, at) => (
            <Visit key={booking.id} booking={booking} lane={lanes[at]!} {...shownAs} />
          ))}
        </div>
      </div>
    );
  },
  // The calendar is made anew with each reading; what is the same in it stays the same object.
  (one, other) =>
    one.table === other.table &&
    one.axis === other.axis &&
    one.q === other.q &&
    one.movable === other.movable &&
    one.language === other.language &&
    firstOf(one) === firstOf(other) &&
    looksAt(one) === looksAt(other) &&
    one.table.bookings.every(({ id }) => one.details.get(id) === other.details.get(id)),
);

/** Where the tab key comes to the grid, if that is in this row. */
const firstOf = ({ table, firstId }: Props) => table.bookings.find(({ id }) => id === firstId)?.id;

/** What the hands of the clock have made of the row: mostly nothing, and then it is not drawn anew every minute. */
function looksAt({ table, details, minute }: Props): string {
  const ofBooking = (booking: CalendarBooking) => {
    const { late, overstays } = signsOf(booking, details.get(booking.id), minute);
    return `${late} ${overstays} ${isSeated(booking, minute)}`;
  };
  return table.bookings.map(ofBooking).join();
}

const isSeated = (booking: CalendarBooking, minute: number) =>
  booking.status === 'arrived' && visitOf(booking).from <= minute;

function RowName({ table, seated }: { table: Props['table']; seated: boolean }) {
  const [t, words] = [textsNow(journalTexts), textsNow(common)];
  const off = table.id !== '' && (table.deleted || !table.is_active);
  const about = off
    ? t.inactive
    : table.id === ''
      ? ''
      : table.capacity === null
        ? t.anyParty
        : words.seats(table.capacity);
  return (
    <div
      className={classNames(
        'sticky left-0 z-10 flex w-(--names) shrink-0 items-center gap-2 border-r bg-surface px-2.5',
        off && 'text-soft',
      )}
    >
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate font-semibold">{table.name}</span>
        {about && <span className="block truncate text-xs text-soft">{about}</span>}
      </span>
      {seated && (
        <span
          role="img"
          aria-label={t.statuses.arrived}
          title={t.statuses.arrived}
          className="text-(--st-arrived-edge)"
        >
          ●
        </span>
      )}
    </div>
  );
}

/** What is not free, and is no booking. */
function Taken({ table, axis }: { table: Props['table']; axis: Span }) {
  const t = textsNow(journalTexts);
  const all = [
    ...table.blocks.map((block) => ({ ...block, text: block.reason ?? t.blocks[block.type] })),
    ...table.holds.map((hold) => ({ ...hold, id: hold.from, text: t.held })),
  ];
  return all.map(({ id, from, to, text }) => {
    const place = placeOn(axis, spanOf({ from, to }));
    return (
      place && (
        <div
          key={id}
          data-block
          title={text}
          className="day-hatched absolute inset-y-0 overflow-hidden"
          style={{ left: `${place.left}%`, width: `${place.width}%` }}
        >
          <span className="m-1 inline-block max-w-full truncate rounded bg-surface px-1.5 text-xs">{text}</span>
        </div>
      )
    );
  });
}

function Visit({
  booking,
  lane,
  axis,
  calendar,
  details,
  minute,
  q,
  firstId,
  movable,
}: RowShown & { booking: CalendarBooking; lane: number }) {
  const visit = visitOf(booking);
  const place = placeOn(axis, visit);
  if (!place) return null;
  const detail = details.get(booking.id);
  const signs = signsOf(booking, detail, minute);
  const after = holdsTable(booking) && placeOn(axis, { from: visit.to, to: heldOf(booking).to });
  return (
    <>
      {after && (
        <div
          aria-hidden
          className="day-after day-bar absolute rounded-r-lg"
          style={{ left: `${after.left}%`, width: `${after.width}%`, '--lane': lane } as CSSProperties}
        />
      )}
      <BookingBar
        booking={booking}
        place={place}
        lane={lane}
        timezone={calendar.timezone}
        signs={signs}
        words={wordsOfBooking(booking, signs, calendar)}
        faded={q !== '' && !matches(booking, detail, q)}
        first={booking.id === firstId}
        movable={movable}
      />
    </>
  );
}
