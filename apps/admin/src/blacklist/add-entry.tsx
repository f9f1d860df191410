import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { faultOf, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { cardTexts } from '../guests/card-texts';
import { GuestFinder } from '../guests/guest-finder';
import { guestTexts } from '../guests/guest-texts';
import { guestName } from '../guests/guest-rules';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Choice, Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { useEntryName } from './entry-name';
import { blacklistTexts } from './blacklist-texts';

/** A guest, or a phone of nobody yet known. */
export function AddEntry({ onClose }: { onClose: () => void }) {
  const t = useTexts(blacklistTexts);
  const card = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const { cancel } = useTexts(common);
  const mayFind = useMay('guests.read');
  const entryName = useEntryName();
  const { keyOf } = useWishKey();
  const [how, setHow] = useState<'phone' | 'guest'>('phone');
  const [guest, setGuest] = useState<Shape<'ListedGuestDto'>>();
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<unknown>();
  const [unchosen, setUnchosen] = useState(false);
  const [busy, setBusy] = useState(false);
  async function add() {
    setTrouble(undefined);
    setUnchosen(how === 'guest' && !guest);
    if (how === 'guest' && !guest) return;
    const who = how === 'guest' ? { guest_id: guest!.id } : { phone: phone.trim() };
    const body = { ...who, reason: reason.trim() || null };
    setBusy(true);
    try {
      const { data } = await api.POST('/blacklist', { headers: { 'idempotency-key': keyOf(body) }, body });
      tell(card.putOnDone(entryName(data!)));
      onClose();
      await seenAnew('/blacklist', '/guests', '/segments');
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      title={t.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="add-entry" look="primary" busy={busy}>
            {card.putOn}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, { conflict: card.listedAlready })}</Notice>}
        {unchosen && <Notice tone="danger">{t.chooseFirst}</Notice>}
        {mayFind && (
          <div>
            <Choice
              label={t.how}
              value={how}
              options={[
                { value: 'phone', label: t.byPhone },
                { value: 'guest', label: t.byGuest },
              ]}
              onChange={setHow}
            />
          </div>
        )}
        {how === 'guest' &&
          (guest ? (
            <p className="flex flex-wrap items-center gap-3 rounded-control bg-sunken px-4 py-2">
              <b className="min-w-0 flex-1">{guestName(guest, words)}</b>
              <Button small onClick={() => setGuest(undefined)}>
                {t.another}
              </Button>
            </p>
          ) : (
            <GuestFinder
              label={t.guest}
              action={(one) => (
                <Button small aria-label={`${t.choose}: ${guestName(one, words)}`} onClick={() => setGuest(one)}>
                  {t.choose}
                </Button>
              )}
            />
          ))}
        <form
          id="add-entry"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          {how === 'phone' && (
            <Input
              label={t.phone}
              hint={t.phoneHint}
              type="tel"
              required
              maxLength={40}
              autoComplete="off"
              value={phone}
              fault={faultOf(trouble, 'phone')}
              onChange={(event) => setPhone(event.target.value)}
            />
          )}
          <Input
            label={t.reason}
            hint={t.reasonHint}
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </form>
      </div>
    </Dialog>
  );
}
