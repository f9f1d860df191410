import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { faultOf, isProblem, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { changeOf, type CardValues } from './card-rules';
import { guestTexts } from './guest-texts';
import { guestName } from './guest-rules';
import { KnownGuest, knownBy } from './known-guest';
import { listTexts } from './list-texts';
import { MergeDialog } from './merge-dialog';

type Typed = Partial<CardValues>;

/** A card is written. Where there is one already it is shown, and can be added to. */
export function NewGuest({ onClose }: { onClose: () => void }) {
  const t = useTexts(listTexts);
  const words = useTexts(guestTexts);
  const { cancel } = useTexts(common);
  const navigate = useNavigate();
  const mayMerge = useMay('guests.merge');
  const { keyOf } = useWishKey();
  const [trouble, setTrouble] = useState<unknown>();
  const [wanted, setWanted] = useState<Typed>({});
  const [busy, setBusy] = useState(false);
  const [merging, setMerging] = useState(false);
  const known = knownBy(trouble);

  async function keep(typed: Typed, force?: true) {
    setBusy(true);
    setTrouble(undefined);
    setWanted(typed);
    const body = { ...changeOf(typed), force };
    try {
      const { data } = await api.POST('/guests', { headers: { 'idempotency-key': keyOf(body) }, body });
      void seenAnew('/guests', '/segments');
      const name = guestName(data!, words);
      tell(data!.version === 1 ? t.guestAdded(name) : t.addedTo(name));
      await navigate({ to: '/guests/$guestId', params: { guestId: data!.id } });
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const given = Object.entries(typed).map(([name, value]) => [name, value.trim()]);
    void keep(Object.fromEntries(given.filter(([, value]) => value)) as Typed);
  }

  const [first, second] = known.guests;
  if (merging && first && second)
    return <MergeDialog kept={first} other={second} onClose={() => setMerging(false)} onMerged={onClose} />;
  // Families share an address: who has another phone gets a card of their own.
  const isOwn = known.field === 'email' && Boolean(first?.phone) && Boolean(wanted.phone);
  return (
    <Dialog
      open
      title={t.newGuest}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="new-guest" look="primary" busy={busy}>
            {t.addGuest}
          </Button>
        </>
      }
    >
      <form id="new-guest" onSubmit={submit} className="flex flex-col gap-4">
        {first && (
          <KnownGuest
            guests={known.guests}
            actions={
              second ? (
                mayMerge && <Button onClick={() => setMerging(true)}>{t.mergeThem}</Button>
              ) : (
                <Button busy={busy} onClick={() => void keep(wanted, true)}>
                  {isOwn ? t.ownCard : t.addTo}
                </Button>
              )
            }
          />
        )}
        {trouble !== undefined && !first && (
          <Notice tone="danger">
            {isProblem(trouble) && trouble.errors[0]
              ? wordsOf(trouble, { validation_error: trouble.errors[0].message })
              : wordsOf(trouble, { conflict: t.tryAgain })}
          </Notice>
        )}
        <Input
          label={words.fields.phone}
          name="phone"
          type="tel"
          maxLength={40}
          autoComplete="off"
          fault={faultOf(trouble, 'phone')}
        />
        <Input label={words.fields.name} name="name" maxLength={200} autoComplete="off" />
        <Input
          label={words.fields.birthday}
          name="birthday"
          type="date"
          autoComplete="off"
          fault={faultOf(trouble, 'birthday')}
        />
        <Input label={words.fields.tags} hint={words.tagsHint} name="tags" maxLength={1_000} autoComplete="off" />
        <TextArea label={words.fields.notes} name="notes" maxLength={4_000} />
      </form>
    </Dialog>
  );
}
