import { useState } from 'react';
import { api, ifVersion } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { queries, seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { cardFault } from './card-fault';
import { CardFields } from './card-fields';
import { changedIn, changeOf, meanwhile, valuesOf, type CardField, type CardValues, type Theirs } from './card-rules';
import { cardTexts } from './card-texts';
import type { GuestCard } from './guest-page';
import { guestTexts } from './guest-texts';
import { guestName } from './guest-rules';
import { KnownGuest, knownBy } from './known-guest';
import { listTexts } from './list-texts';

/** Changes a card as it was seen. What somebody else wrote meanwhile is shown, and never lost unseen. */
export function ChangeCard({ guest, onClose }: { guest: GuestCard; onClose: () => void }) {
  const t = useTexts(cardTexts);
  const list = useTexts(listTexts);
  const words = useTexts(guestTexts);
  const { save: saveIt, saved, cancel } = useTexts(common);
  const [seen, setSeen] = useState(guest);
  const [values, setValues] = useState(() => valuesOf(guest));
  const [theirs, setTheirs] = useState<Partial<Record<CardField, Theirs>>>({});
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function save(wanted: CardValues, over: GuestCard): Promise<void> {
    const changed = changedIn(wanted, valuesOf(over));
    if (Object.keys(changed).length === 0) return onClose();
    try {
      const { data } = await api.PATCH('/guests/{id}', {
        params: { path: { id: over.id } },
        headers: ifVersion(over.version),
        body: changeOf(changed, over.preferences),
      });
      queries.setQueryData(['get', '/guests/{id}', { params: { path: { id: over.id } } }], data);
      void seenAnew('/guests', '/segments', '/blacklist', '/feedback');
      tell(saved);
      onClose();
    } catch (error) {
      if (!isProblem(error) || error.status !== 412) throw error;
      const { data: now } = await api.GET('/guests/{id}', { params: { path: { id: over.id } } });
      const met = meanwhile(wanted, valuesOf(over), valuesOf(now!));
      setSeen(now!);
      setValues(met.values);
      setTheirs(met.theirs);
      // Of what is no field here, it does not matter.
      if (Object.keys(met.theirs).length === 0) return save(met.values, now!);
      throw error;
    }
  }

  async function submit() {
    setBusy(true);
    setTrouble(undefined);
    setTheirs({});
    const tidied = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
    await save(tidied as CardValues, seen).catch(setTrouble);
    setBusy(false);
  }

  const known = knownBy(trouble);
  const faults = (field: CardField) => {
    const told = theirs[field];
    if (!told) return cardFault(trouble, field) ?? cardFault(trouble, field.split('.')[0]!);
    return told.taken ? t.theirsTaken(told.value || t.emptied) : t.theirs(told.value || t.emptied);
  };
  return (
    <Dialog
      open
      place="side"
      title={`${t.changeTitle}: ${guestName(guest, words)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="change-card" look="primary" busy={busy}>
            {saveIt}
          </Button>
        </>
      }
    >
      <form
        id="change-card"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {known.guests.length > 0 ? (
          <KnownGuest
            guests={known.guests}
            text={known.field === 'phone' && known.guests.length === 1 ? list.phoneOfAnother : undefined}
          />
        ) : (
          trouble !== undefined && (
            <Notice tone="danger">
              {isProblem(trouble) && trouble.status === 412
                ? t.meanwhile
                : wordsOf(trouble, { conflict: list.tryAgain })}
            </Notice>
          )
        )}
        <CardFields values={values} faults={faults} onChange={(change) => setValues({ ...values, ...change })} />
      </form>
    </Dialog>
  );
}
