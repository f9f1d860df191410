import { ArrowDown, Check, CircleAlert, Clock } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Shape } from '../api/client';
import type { Endless } from '../api/endless';
import { useMe, useVenue } from '../app/me';
import { messageTexts, whyUndelivered, wordsOfMessage, type MessageTexts } from '../messages/message-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { clockOf, dayInWords, wallOf } from '../time/venue-time';
import { Bubble } from '../ui/bubble';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { byDays, inOrder } from './dialogue-rules';
import { dialoguesTexts } from './dialogues-texts';

type Message = Shape<'MessageDto'>;

interface Props {
  messages: Message[];
  name: string;
  older: Endless;
}

/**
 * The newest at the bottom, and there it stays while one is there. Laid out from below: what is older comes in above
 * without moving what one reads.
 */
export function MessageLog({ messages, name, older }: Props) {
  const t = useTexts(dialoguesTexts);
  const { today } = useTexts(common);
  const { timezone } = useVenue();
  const place = useRef<HTMLDivElement>(null);
  const [awaySince, setAwaySince] = useState<string>();
  const newest = inOrder(messages).at(-1);
  const now = wallOf(new Date(), timezone).date;
  const scrolled = () => {
    const isAway = (place.current?.scrollTop ?? 0) < -120;
    setAwaySince((since) => (isAway ? (since ?? newest?.id ?? '') : undefined));
  };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={place}
        role="log"
        aria-live="off"
        aria-label={t.with(name)}
        tabIndex={0}
        onScroll={scrolled}
        className="flex h-full flex-col-reverse overflow-y-auto bg-ground px-3 py-3 sm:px-4"
      >
        <div>
          <EndlessEnd of={older} label={t.older} />
          {messages.length === 0 && <p className="py-8 text-center text-soft">{t.nothingSaid}</p>}
          {byDays(messages, (instant) => wallOf(instant, timezone).date).map(({ date, messages: said }) => (
            <div key={date}>
              <p className="my-3 text-center text-sm text-soft">
                <span className="rounded-full bg-sunken px-3 py-0.5">{date === now ? today : dayInWords(date)}</span>
              </p>
              <ol className="flex flex-col gap-2">
                {said.map((message) => (
                  <SaidItem key={message.id} message={message} name={name} />
                ))}
              </ol>
            </div>
          ))}
        </div>
      </div>
      {awaySince !== undefined && newest && newest.id !== awaySince && (
        <div className="absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            small
            look="primary"
            icon={ArrowDown}
            className="rounded-full shadow-raised"
            onClick={() => place.current?.scrollTo({ top: 0, behavior: 'smooth' })}
          >
            {t.newBelow}
          </Button>
        </div>
      )}
    </div>
  );
}

function SaidItem({ message, name }: { message: Message; name: string }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const { timezone } = useVenue();
  const me = useMe();
  const own = message.direction === 'out';
  const facts = [
    own ? authorOf(words, message, me.id) : undefined,
    message.channel === 'email' ? words.channels.email : undefined,
    clockOf(message.created_at, timezone),
  ];
  return (
    <li className={own ? 'flex flex-col items-end' : 'flex flex-col items-start'}>
      {/* The sides tell who it was to whoever sees them. */}
      {!own && <span className="sr-only">{name}:</span>}
      <Bubble
        text={wordsOfMessage(words, message)}
        faint={message.text === null}
        buttons={message.buttons}
        own={own}
        note={
          <>
            {facts.filter(Boolean).join(' · ')}
            {own && <Fate message={message} />}
            {message.state === 'received' && ` · ${t.isNew}`}
          </>
        }
      />
      {own && message.state === 'failed' && (
        <p className="mt-0.5 flex items-center gap-1.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {words.failed(whyUndelivered(words, message.reason))}
        </p>
      )}
    </li>
  );
}

const signs = { queued: Clock, sent: Check, failed: CircleAlert, unknown: CircleAlert, received: Check, read: Check };

function Fate({ message: { state } }: { message: Message }) {
  const words = useTexts(messageTexts);
  const Sign = signs[state];
  if (state === 'failed') return null;
  return (
    <>
      {' · '}
      <span>{words.states[state]}</span> <Sign aria-hidden className="inline size-3.5 align-[-0.15em]" />
    </>
  );
}

/** By whom it was said. */
function authorOf(t: MessageTexts, { author_user_id: author, kind }: Message, me: string): string {
  if (author === me) return t.byYou;
  if (author || kind === 'dialogue' || kind === 'feedback_reply') return t.byStaff;
  return t.kinds[kind].toLowerCase();
}
