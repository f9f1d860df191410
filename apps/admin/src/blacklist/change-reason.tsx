import { useState } from 'react';
import { api, ifVersion } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import type { Entry } from './entry-name';
import { blacklistTexts } from './blacklist-texts';

export function ChangeReason({ entry, name, onClose }: { entry: Entry; name: string; onClose: () => void }) {
  const t = useTexts(blacklistTexts);
  const { cancel, save: saveIt, saved } = useTexts(common);
  const [reason, setReason] = useState(entry.reason ?? '');
  const [seen, setSeen] = useState(entry.version);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    setTrouble(undefined);
    try {
      await api.PATCH('/blacklist/{id}', {
        params: { path: { id: entry.id } },
        headers: ifVersion(seen),
        body: { reason: reason.trim() || null },
      });
      tell(saved);
      onClose();
    } catch (error) {
      setTrouble(error);
      if (isProblem(error) && error.status === 412 && typeof error.said.version === 'number')
        setSeen(error.said.version);
      setBusy(false);
    }
    await seenAnew('/blacklist', '/guests');
  }
  // What the other wrote: the list behind it has been read anew.
  const theirs = isProblem(trouble) && trouble.status === 412 && entry.reason !== reason ? entry.reason : undefined;
  return (
    <Dialog
      open
      title={t.changeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="change-reason" look="primary" busy={busy}>
            {saveIt}
          </Button>
        </>
      }
    >
      <form
        id="change-reason"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {trouble !== undefined && (
          <Notice tone="danger">
            {wordsOf(trouble, { conflict: t.meanwhile })}
            {theirs && <q className="block font-medium">{theirs}</q>}
          </Notice>
        )}
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
