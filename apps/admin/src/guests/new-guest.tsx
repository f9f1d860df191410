import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
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
import { cardFault } from './card-fault';
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
  const [isNobody, setNobody] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [merging, setMerging] = useState(false);
  const known = knownBy(trouble);

  async function keep(typed: Typed, force?: true) {
    setNobody(!typed.phone && !typed.name);
    if (!typed.phone && !typed.name) return;
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

  function typed(): Typed {
    const fields = Object.fromEntries(new FormData(form.current!)) as Record<string, string>;
    const given = Object.entries(fields).map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(given.filter(([, value]) => value)) as Typed;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void keep(typed());
  }
  /** What is added is what stands in the form by now; with another phone it is about another guest. */
  function addTo() {
    const now = typed();
    void keep(now, now.phone === wanted.phone ? true : undefined);
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
      <form ref={form} id="new-guest" onSubmit={submit} className="flex flex-col gap-4">
        {first && (
          <KnownGuest
            guests={known.guests}
            actions={
              second ? (
                mayMerge && <Button onClick={() => setMerging(true)}>{t.mergeThem}</Button>
              ) : (
                <Button busy={busy} onClick={addTo}>
                  {isOwn ? t.ownCard : t.addTo}
                </Button>
              )
            }
          />
        )}
        {isNobody && <Notice tone="danger">{words.needsWho}</Notice>}
        {trouble !== undefined && !first && <Notice tone="danger">{wordsOf(trouble, { conflict: t.tryAgain })}</Notice>}
        <Input
          label={words.fields.phone}
          name="phone"
          type="tel"
          maxLength={40}
          autoComplete="off"
          defaultValue={wanted.phone}
          fault={cardFault(trouble, 'phone')}
        />
        <Input
          label={words.fields.name}
          name="name"
          maxLength={200}
          autoComplete="off"
          defaultValue={wanted.name}
          fault={cardFault(trouble, 'name')}
        />
        <Input
          label={words.fields.birthday}
          name="birthday"
          type="date"
          autoComplete="off"
          defaultValue={wanted.birthday}
          fault={cardFault(trouble, 'birthday')}
        />
        <Input
          label={words.fields.tags}
          hint={words.tagsHint}
          name="tags"
          maxLength={1_000}
          autoComplete="off"
          defaultValue={wanted.tags}
          fault={cardFault(trouble, 'tags')}
        />
        <TextArea
          label={words.fields.notes}
          name="notes"
          maxLength={4_000}
          defaultValue={wanted.notes}
          fault={cardFault(trouble, 'notes')}
        />
      </form>
    </Dialog>
  );
}
