import { useEffect, useRef, useState } from 'react';
import { api, newKey, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { isTold } from '../app/live';
import { useLookAgain } from '../app/look-again';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { messageTexts, wordsOfMessage } from '../messages/message-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Trouble, Skeletons } from '../ui/surface';
import { AnswerForm } from './answer-form';
import { isLetterUnderWay, newestUnread, saidSince } from './dialogue-rules';
import { dialoguesTexts } from './dialogues-texts';
import { GuestBrief, useTalkGuest } from './guest-brief';
import { MessageLog } from './message-log';

/** How a letter ends, nobody tells. */
const letterMs = 4_000;

/** One guest's: what was said, and the place to answer. */
export function Dialogue({ guestId }: { guestId: string }) {
  const t = useTexts(dialoguesTexts);
  const { noName } = useTexts(common);
  const mayWrite = useMay('dialogues.write');
  const lookAgainMs = useLookAgain();
  const found = useEndless<Shape<'MessageDto'>>(
    '/dialogues/{guest_id}/messages',
    { guestId },
    (page, signal) =>
      pagedOf(
        api.GET('/dialogues/{guest_id}/messages', {
          params: { path: { guest_id: guestId }, query: { page, limit: 30 } },
          signal,
        }),
      ),
    {
      refetchInterval: (messages) => (messages.some(isLetterUnderWay) ? Math.min(letterMs, lookAgainMs) : lookAgainMs),
      keepOld: false,
    },
  );
  const guest = useTalkGuest(guestId);
  const name = guest.name ?? noName;
  useReading(guestId, found.data?.items, mayWrite);
  return (
    <section
      aria-label={t.with(name)}
      className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden rounded-card border bg-surface"
    >
      <GuestBrief guest={guest} guestId={guestId} />
      {found.data ? (
        <MessageLog messages={found.data.items} name={name} older={found} />
      ) : (
        <div className="flex-1 p-4">
          {found.isPending ? <Skeletons /> : <Trouble error={found.error} retry={() => void found.refetch()} />}
        </div>
      )}
      <NewsAloud messages={found.data?.items} name={name} />
      {mayWrite && (
        <AnswerForm guestId={guestId} whyNot={guest.whyNot} said={() => seenAnew('/dialogues', '/messages')} />
      )}
    </section>
  );
}

/** What is on the screen is read, as far as whoever looks at it may say so. */
function useReading(guestId: string, messages: Shape<'MessageDto'>[] | undefined, mayWrite: boolean): void {
  const newest = mayWrite && messages ? newestUnread(messages)?.id : undefined;
  const isVisible = useVisible();
  useEffect(() => {
    if (!newest || !isVisible) return;
    api
      .POST('/dialogues/{guest_id}/read', {
        params: { path: { guest_id: guestId } },
        body: { up_to: newest },
        headers: { 'idempotency-key': newKey() },
      })
      // That it was read is told to everybody who has it open, here too.
      .then(() => (isTold() ? undefined : seenAnew('/dialogues')))
      // It is tried again with the next that is read.
      .catch(() => undefined);
  }, [guestId, newest, isVisible]);
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}

/** Says what the guest has written since, to who hears the page. */
function NewsAloud({ messages, name }: { messages: Shape<'MessageDto'>[] | undefined; name: string }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const seen = useRef<Shape<'MessageDto'>>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (!messages) return;
    const since = saidSince(messages, seen.current);
    if (since.length > 0) setNews(since.map((message) => t.wrote(name, wordsOfMessage(words, message))).join('. '));
    seen.current =
      messages.toSorted((one, other) => (one.created_at < other.created_at ? -1 : 1)).at(-1) ?? seen.current;
  }, [messages, name, t, words]);
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
