import { useMay } from '../app/me';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { useMoves } from './booking-moves';
import { isOfDay, mainMove, namesOf, type Booking } from './booking-rules';
import { ConfirmChoice } from './confirm-choice';
import { GuestSays } from './panel-facts';
import { panelTexts } from './panel-texts';
import { StatusBadge } from './status';
import { statusTexts } from './status-texts';

interface Props {
  booking: Booking;
  onOpen: (bookingId: string) => void;
}

/** One booking in a list: a press opens it, and what is most likely next stands beside it. */
export function BookingRow({ booking, onOpen }: Props) {
  const words = useTexts(statusTexts);
  const panel = useTexts(panelTexts);
  const { noName, guests } = useTexts(common);
  const { data: tables = [] } = useTables(rarely);
  const { guest_name, guests_count, table_ids, source, status, time, comment, notes } = booking;
  const name = guest_name ?? noName;
  const where = table_ids.length > 0 ? panel.table(namesOf(tables, table_ids)) : panel.noTable;
  return (
    <li
      className={classNames('flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2', !isOfDay(status) && 'bg-ground')}
    >
      <button
        type="button"
        onClick={() => onOpen(booking.id)}
        className="flex min-h-12 min-w-0 flex-1 basis-64 items-start gap-3 rounded text-left"
      >
        <span className="w-16 shrink-0 text-lg font-semibold tabular-nums">{time}</span>
        <span className="min-w-0 flex-1">
          <span className={classNames('block font-medium break-words', !isOfDay(status) && 'line-through')}>
            {name}
          </span>
          <span className="block text-sm text-soft">
            {guests(guests_count)} · {where} · {words.source[source]}
          </span>
          {(comment ?? notes) && (
            <span className="block text-sm break-words text-soft">{[comment, notes].filter(Boolean).join(' · ')}</span>
          )}
        </span>
      </button>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
        <GuestSays booking={booking} />
        <StatusBadge status={status} />
        <NextStep booking={booking} name={name} />
      </span>
    </li>
  );
}

const soonMs = 45 * 60_000;

/** Whether it is about now that they come, or should have. */
const isSoon = ({ booked_at }: Booking, now: Date) => Date.parse(booked_at) - now.getTime() < soonMs;

function NextStep({ booking, name }: { booking: Booking; name: string }) {
  const words = useTexts(statusTexts);
  const mayWrite = useMay('bookings.write');
  const now = useNow(30_000);
  const { busy, make } = useMoves(booking);
  const move = mainMove(booking, now);
  if (!mayWrite || !move) return null;
  if (move === 'confirm') {
    return (
      <ConfirmChoice
        request={booking}
        name={name}
        busy={busy === 'confirm'}
        onConfirm={(body) => void make('confirm', body)}
      />
    );
  }
  return (
    <Button
      look={move === 'arrive' && isSoon(booking, now) ? 'primary' : 'plain'}
      aria-label={words.forWhom(words.move[move], name)}
      busy={busy === move}
      onClick={() => void make(move)}
    >
      {words.move[move]}
    </Button>
  );
}
