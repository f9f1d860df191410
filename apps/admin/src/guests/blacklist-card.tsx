import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { dayInWords, wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Card, Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { TakeOff } from '../blacklist/take-off';
import { cardTexts } from './card-texts';
import type { GuestCard } from './guest-page';
import { guestTexts } from './guest-texts';
import { guestName } from './guest-rules';

export function BlacklistCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const mayWrite = useMay('blacklist.write');
  const { timezone } = useVenue();
  const [asking, setAsking] = useState(false);
  const { blacklisted } = guest;
  if (!blacklisted) return mayWrite && <PutOn guest={guest} />;
  const since = dayInWords(wallOf(blacklisted.created_at, timezone).date, { weekday: false });
  return (
    <Card title={t.blacklist}>
      <div className="flex flex-col items-start gap-3">
        <p className="w-full rounded-control bg-danger-soft px-4 py-3 text-danger-text">
          {words.onBlacklist}, {t.since(since)}
          {blacklisted.reason && <span className="block font-medium">{blacklisted.reason}</span>}
        </p>
        {mayWrite && <Button onClick={() => setAsking(true)}>{t.takeOff}</Button>}
      </div>
      {asking && (
        <TakeOff entryId={blacklisted.entry_id} name={guestName(guest, words)} onClose={() => setAsking(false)} />
      )}
    </Card>
  );
}

function PutOn({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const { keyOf } = useWishKey();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function put() {
    setBusy(true);
    setTrouble(undefined);
    const body = { guest_id: guest.id, reason: reason.trim() || null };
    try {
      await api.POST('/blacklist', { headers: { 'idempotency-key': keyOf(body) }, body });
      await seenAnew('/guests', '/blacklist', '/segments');
      tell(t.putOnDone(guestName(guest, words)));
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  }
  return (
    <Card title={t.blacklist}>
      <form
        className="flex flex-col items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p className="text-sm text-soft">{t.blacklistText}</p>
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, { conflict: t.listedAlready })}</Notice>}
        <Input
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          maxLength={500}
          autoComplete="off"
          className="w-full"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          {t.putOn}
        </Button>
      </form>
    </Card>
  );
}
