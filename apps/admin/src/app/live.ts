import { useEffect, useSyncExternalStore } from 'react';
import { apiRoot } from '../api/client';
import { isProblem, problemOf } from '../api/problem';
import { isUnder, queries } from './queries';
import { fetchAs } from './session';
import type { Me } from './me';

/** A fact as the gateway tells it: what it was about, and no more. What became of it is asked of the API. */
export interface LiveFact {
  type: string;
  subject: string;
  version?: number;
  time: string;
}

/** Which addresses' answers are old after a fact whose name begins so. */
const touches: [beginning: string, addresses: string[]][] = [
  ['booking.', ['/bookings', '/tables/available', '/analytics', '/guests']],
  ['waitlist', ['/waitlist', '/bookings']],
  ['table', ['/tables', '/table-groups', '/bookings']],
  ['block', ['/schedule/blocks', '/bookings']],
  ['guest.', ['/guests', '/segments']],
  ['consent.', ['/guests']],
  ['feedback.', ['/feedback', '/guests']],
  ['blacklist.', ['/blacklist', '/guests']],
  ['message.', ['/dialogues', '/messages', '/campaigns']],
  ['dialogue.', ['/dialogues']],
  ['campaign.', ['/campaigns']],
  ['template.', ['/notification-templates']],
  ['bot.', ['/bots']],
  ['venue.', ['/venues', '/auth/me', '/bookings']],
  ['user.', ['/users']],
];

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Whether what was read is already as it is after the fact; without it, it is not. */
      knows?: (fact: LiveFact, data: unknown) => boolean;
    };
  }
}

type Listener = (fact: LiveFact) => void;
const listeners = new Set<Listener>();

/** For what is more than reading anew: a sign that something came, say. */
export function useLiveFacts(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}

/** `lost`: others' changes are not told at the moment; who must see them has to look. */
export type StreamState = 'open' | 'lost';

let stream: StreamState = 'lost';
const watchers = new Set<() => void>();

function streamIs(state: StreamState): void {
  if (state === stream) return;
  stream = state;
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
export const streamNow = (): StreamState => stream;
export const useStream = (): StreamState => useSyncExternalStore(watch, streamNow);

/** Hears what others change, for as long as somebody is here; after a lost connection it goes on where it was. */
export function useLive({ id, venue_id }: Me): void {
  useEffect(() => {
    if (!venue_id) return undefined;
    const ending = new AbortController();
    void listen(ending.signal);
    return () => ending.abort();
  }, [id, venue_id]);
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

async function listen(signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const message of streamFrom(last, signal)) {
        failures = 0;
        streamIs('open');
        if (message.id) last = message.id;
        if (message.event === 'reset') await queries.invalidateQueries();
        if (message.event === 'fact') hear(JSON.parse(message.data) as LiveFact);
      }
    } catch (error) {
      // Whoever may hear nothing at this venue need not ask again and again.
      if (isProblem(error) && error.status === 403) return;
      failures += 1;
    }
    streamIs('lost');
    // Many who lost it at the same time do not all come back at the same time.
    if (!signal.aborted) await pause(Math.min(15_000, 500 * 2 ** failures) * (0.5 + Math.random()), signal);
  }
}

/** One connection. Where nothing comes for two heartbeats, not even a sign of life, it is dead, and is ended. */
async function* streamFrom(last: string | undefined, signal: AbortSignal): AsyncGenerator<Message> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heartbeatMs = 15_000;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), 2 * heartbeatMs);
  };
  try {
    alive();
    const headers = { accept: 'text/event-stream', ...(last && { 'last-event-id': last }) };
    const answer = await fetchAs(new Request(new URL(`${apiRoot}/live`, location.origin), { headers, signal: either }));
    if (!answer.ok || !answer.body) throw await problemOf(answer);
    for await (const message of messagesOf(answer.body, alive)) {
      if (message.event === 'hello') {
        heartbeatMs = (JSON.parse(message.data) as { heartbeat_ms: number }).heartbeat_ms;
        alive();
      }
      yield message;
    }
  } finally {
    clearTimeout(timer);
  }
}

const heard: LiveFact[] = [];

/** What comes in a heap is read anew once. */
function hear(fact: LiveFact): void {
  if (heard.length === 0) setTimeout(() => void oldAfter(heard.splice(0)), 120);
  heard.push(fact);
  for (const listener of listeners) listener(fact);
}

/** What was read and does not know of these facts yet is read anew: who has made a change himself knows of it. */
function oldAfter(facts: LiveFact[]): Promise<void> {
  const touching = facts.map((fact) => {
    const addresses = touches.flatMap(([beginning, those]) => (fact.type.startsWith(beginning) ? those : []));
    return { fact, addresses };
  });
  return queries.invalidateQueries({
    predicate: ({ queryKey: [, address], meta, state: { data } }) =>
      touching.some(
        ({ fact, addresses }) => addresses.some((each) => isUnder(each, address)) && !meta?.knows?.(fact, data),
      ),
  });
}

interface Message {
  id?: string;
  event: string;
  data: string;
}

/** The messages of an event stream, as they come; `alive` hears of every sign of life, and of comments too. */
async function* messagesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, alive: () => void): AsyncGenerator<Message> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message: Message = { event: 'message', data: '' };
      for (const line of part.split('\n')) {
        const [, name, text = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
        if (name === 'id') message.id = text;
        if (name === 'event') message.event = text;
        if (name === 'data') message.data += text;
      }
      yield message;
    }
  }
}
