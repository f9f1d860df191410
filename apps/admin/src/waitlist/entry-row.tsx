import { Pencil, Phone, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useMay } from '../app/me';
import { countdown } from '../bookings/booking-rules';
import { bookingsSeenAnew } from '../bookings/bookings-read';
import { tellClash } from '../bookings/tell-clash';
import { useWishKey } from '../api/wish-key';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Button, IconButton } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Badge } from '../ui/surface';
import { tell } from '../ui/toast';
import { OfferDialog } from './offer-dialog';
import type { Entry } from './waitlist-rules';
import { waitlistTexts } from './waitlist-texts';

/** Somebody in the line: what was asked for, what is offered, and what can be done. */
export function EntryRow({ entry, onChange }: { entry: Entry; onChange: () => void }) {
  const t = useTexts(waitlistTexts);
  const words = useTexts(common);
  const mayWrite = useMay('bookings.write');
  const [asking, setAsking] = useState<'offer' | 'remove'>();
  const name = entry.guest_name ?? words.noName;
  const { book, remove, busy } = useEntryMoves(entry, name);
  const close = () => setAsking(undefined);
  return (
    <li className="rounded-control border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 font-semibold">
          {entry.place !== null && <span className="text-soft">{t.place(entry.place)} </span>}
          {name} · {words.guests(entry.guests_count)}
        </span>
        <Badge tone={entry.status === 'offered' ? 'accent' : 'plain'}>{t.status[entry.status]}</Badge>
      </div>
      <p className="tabular-nums">{t.between(entry.time_from, entry.time_to)}</p>
      {entry.guest_phone && (
        <a
          href={`tel:${entry.guest_phone}`}
          className="inline-flex min-h-9 items-center gap-2 text-accent-text underline"
        >
          <Phone aria-hidden className="size-4" />
          {entry.guest_phone}
        </a>
      )}
      {entry.notes && <p className="text-sm break-words text-soft">{entry.notes}</p>}
      {entry.offer && <OfferLeft offer={entry.offer} />}
      {mayWrite && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {entry.status === 'waiting' ? (
            <Button look="primary" onClick={() => setAsking('offer')}>
              {t.offer}
            </Button>
          ) : (
            <Button look="primary" busy={busy} onClick={() => void book()}>
              {t.book}
            </Button>
          )}
          <span className="flex-1" />
          <IconButton icon={Pencil} label={t.change(name)} onClick={onChange} />
          <IconButton icon={Trash2} label={`${words.remove}: ${name}`} onClick={() => setAsking('remove')} />
        </div>
      )}
      {asking === 'offer' && <OfferDialog entry={entry} name={name} onClose={close} />}
      <Confirm
        title={t.removeTitle(name)}
        text={t.removeText}
        action={words.remove}
        open={asking === 'remove'}
        busy={busy}
        onClose={close}
        onConfirm={() => void remove().then(close)}
      />
    </li>
  );
}

/** What is offered, and how long it is still held. */
function OfferLeft({ offer }: { offer: NonNullable<Entry['offer']> }) {
  const t = useTexts(waitlistTexts);
  const now = useNow(1_000);
  return (
    <p className="font-medium tabular-nums">
      {t.offeredTime(offer.time)} · {t.left(countdown(Date.parse(offer.expires_at) - now.getTime()))}
    </p>
  );
}

function useEntryMoves({ id, version }: Entry, name: string) {
  const t = useTexts(waitlistTexts);
  const [busy, setBusy] = useState(false);
  const { keyOf } = useWishKey();
  const doing = async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      tell(await work());
      await bookingsSeenAnew();
    } catch (error) {
      tellClash(error);
    } finally {
      setBusy(false);
    }
  };
  const params = { path: { id } };
  return {
    busy,
    book: () =>
      doing(async () => {
        const headers = { 'idempotency-key': keyOf([id, version]) };
        const { data } = await api.POST('/waitlist/{id}/book', { params, headers });
        return t.booked(name, data!.time);
      }),
    remove: () =>
      doing(async () => {
        await api.DELETE('/waitlist/{id}', { params });
        return t.removed(name);
      }),
  };
}
