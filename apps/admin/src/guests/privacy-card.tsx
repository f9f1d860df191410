import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { keepFile } from '../ui/keep-file';
import { Card, Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { privacyTexts } from './privacy-texts';

const lookEveryMs = 1_000;
const looksAtMost = 30;

/** What a guest may ask for: a copy of all that is known of them, and to be forgotten. */
export function PrivacyCard({ guest: { id }, name }: { guest: { id: string }; name: string }) {
  const t = useTexts(privacyTexts);
  const mayCopy = useMay('guests.export');
  const mayErase = useMay('guests.erase');
  const [erasing, setErasing] = useState(false);
  if (!mayCopy && !mayErase) return null;
  return (
    <Card title={t.privacy}>
      <div className="flex flex-col gap-5">
        {mayCopy && <Copy id={id} />}
        {mayErase && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-soft">{t.eraseText}</p>
            <Button className="text-danger-text" onClick={() => setErasing(true)}>
              {t.erase}
            </Button>
          </div>
        )}
      </div>
      {erasing && <EraseDialog id={id} name={name} onClose={() => setErasing(false)} />}
    </Card>
  );
}

function Copy({ id }: { id: string }) {
  const t = useTexts(privacyTexts);
  const [state, setState] = useState<'waits' | 'late' | 'done'>();
  const params = { path: { id } };
  async function gather() {
    setState('waits');
    try {
      let copy = (await api.POST('/guests/{id}/data-export', { params })).data!;
      for (let look = 0; !copy.done && look < looksAtMost; look++) {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        copy = (await api.GET('/guests/{id}/data-export', { params })).data!;
      }
      setState(copy.done ? 'done' : 'late');
      if (copy.done)
        keepFile(new Blob([JSON.stringify(copy.data, null, 2)], { type: 'application/json' }), `guest-${id}.json`);
    } catch (error) {
      setState(undefined);
      tellTrouble(error);
    }
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-sm text-soft">{t.copyText}</p>
      <Button busy={state === 'waits'} onClick={() => void gather()}>
        {t.copy}
      </Button>
      <p role="status" className="text-sm text-soft">
        {state && { waits: t.copyWaits, late: t.copyLate, done: t.copyDone }[state]}
      </p>
    </div>
  );
}

/** It cannot be undone: who means it types whom he means. */
function EraseDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts(privacyTexts);
  const { cancel } = useTexts(common);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const isMeant = [name, t.eraseWord].some((one) => one.trim().toLowerCase() === typed.trim().toLowerCase());
  async function erase() {
    if (!isMeant) return setWrong(true);
    setBusy(true);
    setTrouble(undefined);
    try {
      await api.POST('/guests/{id}/erase', { params: { path: { id } } });
      tell(t.erased);
      onClose();
      await seenAnew('/guests', '/feedback', '/blacklist', '/segments', '/dialogues');
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      title={t.eraseAsk(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="erase-guest" look="danger" busy={busy}>
            {t.erase}
          </Button>
        </>
      }
    >
      <form
        id="erase-guest"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void erase();
        }}
      >
        <p>{t.eraseText}</p>
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble)}</Notice>}
        <Input
          label={t.eraseConfirm(t.eraseWord)}
          value={typed}
          autoComplete="off"
          fault={wrong ? t.eraseMismatch : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
      </form>
    </Dialog>
  );
}
