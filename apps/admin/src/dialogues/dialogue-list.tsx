import { Link } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useLookAgain } from '../app/look-again';
import { useVenue } from '../app/me';
import { messageTexts, wordsOfMessage } from '../messages/message-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { clockOf, dayInWords, wallOf } from '../time/venue-time';
import { EndlessEnd } from '../ui/endless-end';
import { Choice, Input } from '../ui/field';
import { Badge, Empty, Loaded } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { dialoguesTexts } from './dialogues-texts';

/** Who wrote last stands first. */
export function DialogueList({ openId }: { openId: string | undefined }) {
  const t = useTexts(dialoguesTexts);
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<'all' | 'unread'>('all');
  const q = useSettled(typed.trim()) || undefined;
  const unread = which === 'unread' || undefined;
  const found = useEndless<Shape<'DialogueDto'>>(
    '/dialogues',
    { q, unread },
    (page, signal) => pagedOf(api.GET('/dialogues', { params: { query: { q, unread, page, limit: 30 } }, signal })),
    { refetchInterval: useLookAgain() },
  );
  return (
    <section aria-label={t.views.talks} className="flex h-full min-h-0 flex-col rounded-card border bg-surface">
      <div className="flex flex-col gap-2 border-b p-3">
        <Input
          label={t.find}
          hideLabel
          type="search"
          placeholder={t.find}
          maxLength={200}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Choice
          label={t.which}
          value={which}
          options={[
            { value: 'all', label: t.all },
            { value: 'unread', label: t.unread },
          ]}
          onChange={setWhich}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-1.5" aria-busy={found.isPlaceholderData || undefined}>
        <Loaded of={found} rows={6}>
          {({ items: dialogues }) =>
            dialogues.length > 0 ? (
              <>
                <ul>
                  {dialogues.map((dialogue) => (
                    <Row key={dialogue.guest_id} dialogue={dialogue} isOpen={dialogue.guest_id === openId} />
                  ))}
                </ul>
                <EndlessEnd of={found} />
              </>
            ) : q || unread ? (
              <Empty title={t.noneSuch} />
            ) : (
              <Empty icon={MessagesSquare} title={t.none} text={t.noneText} />
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

function Row({ dialogue, isOpen }: { dialogue: Shape<'DialogueDto'>; isOpen: boolean }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const { noName } = useTexts(common);
  const { timezone } = useVenue();
  const now = useNow(60_000);
  const { guest, guest_id, last_message: last, unread_count: unread } = dialogue;
  const { date } = wallOf(last.created_at, timezone);
  const isToday = date === wallOf(now, timezone).date;
  const text = wordsOfMessage(words, last);
  return (
    <li>
      <Link
        to="/dialogues"
        search={{ guest: guest_id }}
        aria-current={isOpen ? 'true' : undefined}
        className="flex flex-col gap-0.5 rounded-control px-3 py-2.5 hover:bg-sunken aria-[current=true]:bg-accent-soft"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">{guest.name ?? guest.phone ?? noName}</span>
          <span className="shrink-0 text-sm text-soft">
            {isToday ? clockOf(last.created_at, timezone) : dayInWords(date, { weekday: false, month: 'short' })}
          </span>
        </span>
        <span className="flex items-center gap-2">
          <span className={`min-w-0 flex-1 truncate ${unread > 0 ? 'font-medium' : 'text-soft'}`}>
            {last.direction === 'out' ? t.you(text) : text}
          </span>
          {last.state === 'failed' && <Badge tone="danger">{t.notDelivered}</Badge>}
          {unread > 0 && (
            <span
              role="img"
              aria-label={t.unreadCount(unread)}
              className="rounded-full bg-accent px-2 text-sm font-semibold text-accent-ink"
            >
              {unread}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
