import { BellRing } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay, useMe } from '../app/me';
import { common } from '../texts/common';
import { textsNow, useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Empty, Loaded } from '../ui/surface';
import { tell } from '../ui/toast';
import { useMoves } from './booking-moves';
import { soonestFirst, type Booking } from './booking-rules';
import { useRequests } from './bookings-read';
import { ConfirmChoice } from './confirm-choice';
import { useCountInTitle, useNewRequestSign } from './new-request-sign';
import { Lapses } from './lapses';
import { statusTexts } from './status-texts';
import { trayTexts } from './tray-texts';

const ReasonDialog = lazy(async () => ({ default: (await import('./reason-dialog')).ReasonDialog }));

const sayCame = ({ guest_name }: Booking) => tell(textsNow(trayTexts).came(guest_name ?? textsNow(common).noName));

const shownAtFirst = 12;

interface Props {
  onOpen: (bookingId: string) => void;
  /** Above something else: one row to be leafed through, and nothing while nobody asks. */
  brief?: boolean;
}

/** Who asked for a table and waits for the answer, on whichever day; what lapses first stands first. */
export function RequestTray({ onOpen, brief = false }: Props) {
  const t = useTexts(trayTexts);
  const me = useMe();
  const asked = useRequests();
  useNewRequestSign(asked.data, me.id, sayCame);
  useCountInTitle(asked.data?.length ?? 0);
  return (
    <section aria-label={t.title}>
      <p role="status" className="sr-only">
        {asked.data ? t.waiting(asked.data.length) : ''}
      </p>
      {brief ? (
        asked.data && <Requests requests={asked.data} onOpen={onOpen} brief />
      ) : (
        <Loaded of={asked} rows={2}>
          {(requests) =>
            requests.length > 0 ? (
              <Requests requests={requests} onOpen={onOpen} />
            ) : (
              <Empty icon={BellRing} title={t.none} text={t.noneText} />
            )
          }
        </Loaded>
      )}
    </section>
  );
}

function Requests({ requests, onOpen, brief }: Props & { requests: readonly Booking[] }) {
  const t = useTexts(trayTexts);
  const [all, setAll] = useState(false);
  const shown = all ? requests.length : shownAtFirst;
  if (requests.length === 0) return null;
  return (
    <div className={classNames('flex gap-2', brief ? 'mb-3 overflow-x-auto' : 'flex-col')}>
      <ul
        className={classNames(
          'gap-2',
          brief ? 'flex' : 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))]',
        )}
      >
        {soonestFirst(requests)
          .slice(0, shown)
          .map((request) => (
            <RequestRow key={request.id} request={request} onOpen={onOpen} brief={brief} />
          ))}
      </ul>
      {requests.length > shown && (
        <Button className={classNames(brief && 'h-auto')} onClick={() => setAll(true)}>
          {t.more(requests.length - shown)}
        </Button>
      )}
    </div>
  );
}

function RequestRow({ request, onOpen, brief }: Props & { request: Booking }) {
  const words = useTexts(statusTexts);
  const { noName, guests } = useTexts(common);
  const mayWrite = useMay('bookings.write');
  const { busy, make } = useMoves(request);
  const [declining, setDeclining] = useState(false);
  const name = request.guest_name ?? noName;
  return (
    <li
      className={classNames(
        'flex flex-col rounded-control border border-l-4 border-l-(--st-new-edge) bg-surface p-3',
        brief && 'w-104 max-w-[85vw] shrink-0',
      )}
    >
      <button
        type="button"
        onClick={() => onOpen(request.id)}
        className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded text-left"
      >
        <span className={classNames('w-full font-semibold break-words', !brief && 'sm:w-auto sm:flex-1')}>
          {name} · {guests(request.guests_count)}
        </span>
        {request.lapses_at && <Lapses at={request.lapses_at} />}
        <span className={classNames(!brief && 'w-full')}>
          {dayInWords(request.date, { month: 'short' })}, <span className="tabular-nums">{request.time}</span>
          {!brief && <span className="text-soft"> · {words.source[request.source]}</span>}
        </span>
        {request.comment && (
          <span className={classNames('w-full text-soft', brief && 'truncate')}>{request.comment}</span>
        )}
      </button>
      {mayWrite && (
        <div className="mt-auto flex flex-wrap items-center gap-2 pt-2">
          <ConfirmChoice
            request={request}
            name={name}
            busy={busy === 'confirm'}
            onConfirm={(body) => void make('confirm', body)}
            className="flex-1"
          />
          <Button
            aria-label={words.forWhom(words.decline, name)}
            busy={busy === 'cancel'}
            onClick={() => setDeclining(true)}
          >
            {words.decline}
          </Button>
        </div>
      )}
      {declining && (
        <Suspense>
          <ReasonDialog
            name={name}
            status={request.status}
            busy={busy === 'cancel'}
            onClose={() => setDeclining(false)}
            onReason={(reason) => void make('cancel', { reason: reason || null }).then(() => setDeclining(false))}
          />
        </Suspense>
      )}
    </li>
  );
}
