import { Link } from '@tanstack/react-router';
import {
  CircleCheckBig,
  CircleX,
  MessageSquare,
  Pencil,
  RotateCcw,
  Undo2,
  UserRoundCheck,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { useMoves } from './booking-moves';
import { isOver, mainMove, movesOf, type BookingCard, type Move } from './booking-rules';
import { ConfirmChoice } from './confirm-choice';
import { panelTexts } from './panel-texts';
import { ReasonDialog } from './reason-dialog';
import { statusTexts } from './status-texts';
import { TableChoice } from './table-choice';

const icons: Partial<Record<Move, LucideIcon>> = {
  arrive: UserRoundCheck,
  undo_arrival: Undo2,
  complete: CircleCheckBig,
  cancel: CircleX,
  no_show: UserRoundX,
  reopen: RotateCcw,
};

/** What can be done with a booking now: what is most likely is the biggest. */
export function PanelActions({ booking, onEdit }: { booking: BookingCard; onEdit: () => void }) {
  const t = useTexts(panelTexts);
  const words = useTexts(statusTexts);
  const { noName } = useTexts(common);
  const mayWrite = useMay('bookings.write');
  const mayTalk = useMay('dialogues.read');
  const now = useNow(30_000);
  const { busy, make } = useMoves(booking);
  const [asking, setAsking] = useState(false);
  const main = mainMove(booking, now);
  const name = booking.guest_name ?? noName;
  const others = movesOf(booking, now).filter((move) => move !== main);
  const press = (move: Move) => (move === 'cancel' ? setAsking(true) : void make(move));
  return (
    <div className="flex flex-col gap-3">
      {mayWrite && main === 'confirm' && <Confirming booking={booking} name={name} busy={busy} make={make} />}
      {mayWrite && main && main !== 'confirm' && (
        <Button
          look="primary"
          icon={icons[main]}
          busy={busy === main}
          className="min-h-14 w-full text-lg"
          onClick={() => press(main)}
        >
          {words.move[main]}
        </Button>
      )}
      <div className="flex flex-wrap gap-2">
        {mayWrite && !isOver(booking.status) && (
          <Button icon={Pencil} onClick={onEdit}>
            {t.edit}
          </Button>
        )}
        {mayWrite &&
          others.map((move) => (
            <Button key={move} icon={icons[move]} busy={busy === move} onClick={() => press(move)}>
              {move === 'cancel' && booking.status === 'new' ? words.decline : words.move[move]}
            </Button>
          ))}
        {mayTalk && booking.guest_id && (
          <Link
            to="/dialogues"
            search={{ guest: booking.guest_id }}
            className="inline-flex min-h-11 items-center gap-2 rounded-control border border-line bg-surface px-4 font-medium hover:bg-sunken"
          >
            <MessageSquare aria-hidden className="size-[1.15em]" />
            {t.message}
          </Link>
        )}
      </div>
      {asking && (
        <ReasonDialog
          name={name}
          status={booking.status}
          busy={busy === 'cancel'}
          onClose={() => setAsking(false)}
          onReason={(reason) => void make('cancel', { reason: reason || null }).then(() => setAsking(false))}
        />
      )}
    </div>
  );
}

type Confirming = Pick<ReturnType<typeof useMoves>, 'busy' | 'make'> & { booking: BookingCard; name: string };

/** The suggested table by one press; another by two. */
function Confirming({ booking, name, busy, make }: Confirming) {
  const t = useTexts(panelTexts);
  const words = useTexts(statusTexts);
  const [tableIds, setTableIds] = useState<string[]>();
  const { date, time, guests_count: guests, duration_minutes } = booking;
  return (
    <>
      {!tableIds && (
        <ConfirmChoice
          request={booking}
          name={name}
          busy={busy === 'confirm'}
          onConfirm={(body) => void make('confirm', body)}
          className="min-h-14 w-full text-lg"
        />
      )}
      {tableIds ? (
        <>
          <TableChoice visit={{ date, time, guests, duration_minutes }} chosen={tableIds} onChoose={setTableIds} />
          <Button
            look="primary"
            busy={busy === 'confirm'}
            disabled={tableIds.length === 0}
            className="min-h-14 w-full text-lg"
            onClick={() => void make('confirm', { table_ids: tableIds })}
          >
            {words.move.confirm}
          </Button>
        </>
      ) : (
        <Button onClick={() => setTableIds([])}>{t.otherTable}</Button>
      )}
    </>
  );
}
