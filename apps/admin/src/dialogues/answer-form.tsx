import { SendHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { api, newKey } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useMe } from '../app/me';
import { messageTexts, whyUnreachable } from '../messages/message-texts';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { controlClass, Field } from '../ui/field';
import { Notice } from '../ui/surface';
import { leftAfter } from './dialogue-rules';
import { dialoguesTexts } from './dialogues-texts';

const longest = 4_096;

/** What was begun and not sent yet, by who writes, where and to whom: it waits while one looks at others. */
const begun = new Map<string, string>();

interface Props {
  guestId: string;
  /** Why he cannot be written to. */
  whyNot: string | undefined;
  said: () => unknown;
}

export function AnswerForm({ guestId, whyNot, said }: Props) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const { id, venue_id } = useMe();
  const place = `${id} ${venue_id} ${guestId}`;
  const [text, setText] = useState(begun.get(place) ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  // Another text is another message; the same, sent again, is the same one.
  const once = useRef(newKey());

  const write = (next: string) => {
    once.current = newKey();
    setText(next);
    setTrouble(undefined);
    if (next) begun.set(place, next);
    else begun.delete(place);
  };
  async function send() {
    if (!text.trim() || busy || whyNot) return;
    setBusy(true);
    try {
      await api.POST('/dialogues/{guest_id}/messages', {
        params: { path: { guest_id: guestId } },
        body: { text },
        headers: { 'idempotency-key': once.current },
      });
      write(leftAfter(text, begun.get(place) ?? ''));
      void said();
      // By then it has been sent, as a rule.
      setTimeout(said, 1_000);
    } catch (error) {
      const why = isProblem(error) && error.rule === 'not_reachable' ? String(error.said.why) : undefined;
      setTrouble(why ? whyUnreachable(words, why) : wordsOf(error));
    } finally {
      setBusy(false);
      field.current?.focus();
    }
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  const why = whyNot ? whyUnreachable(words, whyNot) : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-2 border-t p-3"
    >
      {(why ?? trouble) && <Notice tone={why ? 'warn' : 'danger'}>{why ?? trouble}</Notice>}
      <div className="flex items-end gap-2">
        <Field
          label={t.answer}
          hideLabel
          className="flex-1"
          hint={<span className="max-sm:sr-only">{t.answerHint}</span>}
        >
          {(wired) => (
            <textarea
              {...wired}
              ref={field}
              rows={1}
              maxLength={longest}
              placeholder={t.answer}
              value={text}
              disabled={Boolean(why)}
              onChange={(event) => write(event.target.value)}
              onKeyDown={pressed}
              className={`${controlClass} field-sizing-content max-h-40 min-h-11 resize-none`}
            />
          )}
        </Field>
        <IconButton
          type="submit"
          look="primary"
          icon={SendHorizontal}
          label={t.send}
          disabled={busy || Boolean(why) || !text.trim()}
          className="size-11 sm:mb-6.5"
        />
      </div>
    </form>
  );
}
