import { Link } from '@tanstack/react-router';
import { ArrowDownLeft, ArrowUpRight, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useVenue } from '../app/me';
import { messageTexts, whyUndelivered, wordsOfMessage } from '../messages/message-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Input, Select } from '../ui/field';
import { Badge, Empty, Loaded } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { dialoguesTexts } from './dialogues-texts';

type Message = Shape<'MessageDto'>;

interface Filters {
  q: string;
  date_from: string;
  date_to: string;
  channel: string;
  state: string;
  direction: string;
  kind: string;
}

const nothing: Filters = { q: '', date_from: '', date_to: '', channel: '', state: '', direction: '', kind: '' };

/** What was said of it: an empty field asks for nothing. */
const given = (filters: Filters): Partial<Filters> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));

/** Every message in and out, by what one looks for. */
export function Register() {
  const t = useTexts(dialoguesTexts);
  const [filters, setFilters] = useState(nothing);
  const q = useSettled(filters.q.trim());
  const asked = given({ ...filters, q });
  const found = useEndless<Message>('/messages', asked, (page, signal) =>
    pagedOf(api.GET('/messages', { params: { query: { ...asked, page, limit: 50 } }, signal })),
  );
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <div className="flex flex-col gap-4">
      <RegisterFilters filters={filters} change={(wanted) => setFilters((now) => ({ ...now, ...wanted }))} />
      <Loaded of={found}>
        {({ items: messages }) =>
          messages.length > 0 ? (
            <section aria-label={t.views.register} aria-busy={found.isPlaceholderData || undefined}>
              <ul className="divide-y rounded-card border bg-surface">
                {messages.map((message) => (
                  <Entry key={message.id} message={message} />
                ))}
              </ul>
              <EndlessEnd of={found} />
            </section>
          ) : isFiltered ? (
            <Empty title={t.noSuchMessages}>
              <Button onClick={() => setFilters(nothing)}>{t.clearFilters}</Button>
            </Empty>
          ) : (
            <Empty icon={ScrollText} title={t.noMessages} text={t.noMessagesText} />
          )
        }
      </Loaded>
    </div>
  );
}

function RegisterFilters({ filters, change }: { filters: Filters; change: (wanted: Partial<Filters>) => void }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const among = (name: 'channel' | 'state' | 'direction' | 'kind', label: string, known: Record<string, string>) => (
    <Select label={label} value={filters[name]} onChange={(event) => change({ [name]: event.target.value })}>
      <option value="">{t.any}</option>
      {Object.entries(known).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Select>
  );
  return (
    <search
      aria-label={t.filters}
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 xl:grid-cols-[minmax(12rem,1.5fr)_repeat(2,minmax(9.5rem,1fr))_repeat(4,minmax(0,1fr))]"
    >
      <Input
        label={t.findMessage}
        className="col-span-2 sm:col-span-3 xl:col-span-1"
        type="search"
        maxLength={200}
        autoComplete="off"
        value={filters.q}
        onChange={(event) => change({ q: event.target.value })}
      />
      <Input
        label={t.from}
        type="date"
        max={filters.date_to || undefined}
        value={filters.date_from}
        onChange={(event) => change({ date_from: event.target.value })}
      />
      <Input
        label={t.to}
        type="date"
        min={filters.date_from || undefined}
        value={filters.date_to}
        onChange={(event) => change({ date_to: event.target.value })}
      />
      {among('direction', t.direction, words.directions)}
      {among('state', t.state, words.states)}
      {among('kind', t.kind, words.kinds)}
      {among('channel', t.channel, words.channels)}
    </search>
  );
}

const tones = {
  failed: 'danger',
  unknown: 'warn',
  queued: 'info',
  received: 'accent',
  sent: 'plain',
  read: 'plain',
} as const;

function Entry({ message }: { message: Message }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const { noName } = useTexts(common);
  const { timezone } = useVenue();
  const { guest, guest_id, direction, kind, channel, state, reason, created_at } = message;
  const Sign = direction === 'in' ? ArrowDownLeft : ArrowUpRight;
  const name = guest ? (guest.name ?? guest.phone ?? noName) : t.unknownGuest;
  return (
    <li className="flex gap-3 px-4 py-3">
      <Sign aria-hidden className={`mt-0.5 size-5 shrink-0 ${direction === 'in' ? 'text-accent-text' : 'text-soft'}`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {guest_id ? (
            <Link
              to="/dialogues"
              search={{ guest: guest_id }}
              className="font-semibold underline-offset-2 hover:underline"
            >
              {name}
            </Link>
          ) : (
            <span className="font-semibold">{name}</span>
          )}
          <span className="text-sm text-soft">
            {[words.directions[direction], words.kinds[kind], words.channels[channel]].join(' · ')}
          </span>
          <time dateTime={created_at} className="ml-auto text-sm text-soft">
            {momentInWords(created_at, timezone)}
          </time>
        </div>
        <p className="line-clamp-3 break-words whitespace-pre-wrap">{wordsOfMessage(words, message)}</p>
        <p className="mt-1">
          <Badge tone={tones[state]}>
            {state === 'failed' ? words.failed(whyUndelivered(words, reason)) : words.states[state]}
          </Badge>
        </p>
      </div>
    </li>
  );
}
