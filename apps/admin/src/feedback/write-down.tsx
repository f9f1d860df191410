import { useState, type FormEvent } from 'react';
import { api, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { seenAnew } from '../app/queries';
import { GuestFinder } from '../guests/guest-finder';
import { guestTexts } from '../guests/guest-texts';
import { guestName, tagsOf } from '../guests/guest-rules';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select, TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { feedbackTexts } from './feedback-texts';

/** What was said at the table, by whom if it is known. */
export function WriteDown({ onClose }: { onClose: () => void }) {
  const t = useTexts(feedbackTexts);
  const words = useTexts(guestTexts);
  const { cancel, save } = useTexts(common);
  const { keyOf } = useWishKey();
  const [guest, setGuest] = useState<Shape<'ListedGuestDto'>>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function keep(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { text, score, tags } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (!text?.trim() && !score) return setTrouble(t.needsSomething);
    const body = {
      guest_id: guest?.id ?? null,
      message_text: text?.trim() || null,
      score: score ? Number(score) : null,
      tags: tagsOf(tags ?? ''),
    };
    setBusy(true);
    setTrouble(undefined);
    try {
      await api.POST('/feedback', { headers: { 'idempotency-key': keyOf(body) }, body });
      tell(t.writtenDown);
      onClose();
      await seenAnew('/feedback');
    } catch (error) {
      setTrouble(wordsOf(error));
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      title={t.writeDownTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form="write-down" look="primary" busy={busy}>
            {save}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {trouble && <Notice tone="danger">{trouble}</Notice>}
        {guest ? (
          <p className="flex flex-wrap items-center gap-3 rounded-control bg-accent-soft px-4 py-2 text-accent-text">
            <b className="min-w-0 flex-1">{guestName(guest, words)}</b>
            <Button small onClick={() => setGuest(undefined)}>
              {t.anotherGuest}
            </Button>
          </p>
        ) : (
          <GuestFinder
            label={t.chooseGuest}
            action={(one) => (
              <Button small aria-label={`${t.choose}: ${guestName(one, words)}`} onClick={() => setGuest(one)}>
                {t.choose}
              </Button>
            )}
          />
        )}
        <form id="write-down" className="flex flex-col gap-4" onSubmit={(event) => void keep(event)}>
          <TextArea label={t.message} name="text" maxLength={4_000} />
          <Select label={t.scoreField} name="score" defaultValue="">
            <option value="">{t.noScore}</option>
            {Array.from({ length: 11 }, (_, score) => (
              <option key={score} value={10 - score}>
                {10 - score}
              </option>
            ))}
          </Select>
          <Input label={t.tags} hint={t.tagsHint} name="tags" maxLength={1_000} autoComplete="off" />
        </form>
      </div>
    </Dialog>
  );
}
