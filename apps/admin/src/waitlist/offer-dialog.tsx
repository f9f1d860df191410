import { useState } from 'react';
import { api, ifVersion, query } from '../api/client';
import { bookingsSeenAnew } from '../bookings/bookings-read';
import { Chip } from '../bookings/chip';
import { ClashNotice } from '../bookings/clash';
import { calendarDate } from '../bookings/plan-rules';
import { useVenueDayOn } from '../bookings/venue-day';
import { useWishKey } from '../api/wish-key';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { Skeleton } from '../ui/surface';
import { tell } from '../ui/toast';
import { isInWindow, type Entry } from './waitlist-rules';
import { waitlistTexts } from './waitlist-texts';

/** Which time is offered: of those that are free for them, or any other. */
export function OfferDialog({ entry, name, onClose }: { entry: Entry; name: string; onClose: () => void }) {
  const t = useTexts(waitlistTexts);
  const words = useTexts(common);
  const { date, guests_count: guests } = entry;
  const { data: slots } = query.useQuery('get', '/bookings/slots', { params: { query: { date, guests } } });
  const day = useVenueDayOn(date);
  const free = (slots ?? []).filter((slot) => slot.free > 0 && isInWindow(slot.time, entry));
  const [chosen, setChosen] = useState<{ booked_at: string; time: string }>();
  const [other, setOther] = useState('');
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { keyOf } = useWishKey();

  async function offer(body: { booked_at: string } | { date: string; time: string }) {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { data } = await api.POST('/waitlist/{id}/offer', {
        params: { path: { id: entry.id } },
        headers: { ...ifVersion(entry.version), 'idempotency-key': keyOf(body) },
        body,
      });
      tell(t.offered(name, data!.offer?.time ?? ''));
      await bookingsSeenAnew();
      onClose();
    } catch (error) {
      setTrouble(error);
      void bookingsSeenAnew();
    } finally {
      setBusy(false);
    }
  }

  const written = other ? { date: calendarDate(date, other, day), time: other } : undefined;
  const wanted = chosen ? { booked_at: chosen.booked_at } : written;
  return (
    <Dialog
      title={t.offerTitle(name)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" busy={busy} disabled={!wanted} onClick={() => wanted && void offer(wanted)}>
            {t.doOffer}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-soft">{t.offerText}</p>
        {!slots && <Skeleton className="h-11 w-full" />}
        {slots && free.length === 0 && <p>{t.offerNone}</p>}
        <div role="group" aria-label={t.offer} className="flex flex-wrap gap-2">
          {free.map(({ starts_at, time }) => (
            <Chip
              key={starts_at}
              on={chosen?.booked_at === starts_at}
              onPress={() => setChosen({ booked_at: starts_at, time })}
            >
              {time}
            </Chip>
          ))}
        </div>
        <Input
          label={t.offerOther}
          type="time"
          value={chosen ? '' : other}
          onChange={(event) => {
            setChosen(undefined);
            setOther(event.target.value);
          }}
        />
        {trouble !== undefined && (
          <ClashNotice
            error={trouble}
            wanted={{ date, guests }}
            onInstead={({ time }) => time && void offer({ booked_at: time.starts_at })}
          />
        )}
      </div>
    </Dialog>
  );
}
