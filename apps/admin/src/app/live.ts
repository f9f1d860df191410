import { useEffect, useSyncExternalStore } from 'react';
import { apiRoot } from '../api/client';
import { isProblem, problemOf } from '../api/problem';
import { restAfter, touchedBy } from './live-rules';
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
export const useStream = (): StreamState => useSyncExternalStore(watch, () => stream);

/** For what asks anew by itself only where nobody tells it to. */
export const isTold = (): boolean => stream === 'open';

/** Hears what others change, for as long as somebody is here; after a lost connection it goes on where it was. */
export function useLive({ id, venue_id }: Me): void {
  useEffect(() => {
    if (!venue_id) return undefined;
    const ending = new AbortController();
    void listen(ending.signal);
    return () => ending.abort();
  }, [id, venue_id]);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Or until there is a network again, which is no time to wait. */
const restBefore = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const rested = new AbortController();
    const end = () => (rested.abort(), clearTimeout(timer), resolve());
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { signal: rested.signal });
    addEventListener('online', end, { signal: rested.signal });
  });

async function listen(signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const message of streamFrom(last, signal)) {
        // What happened before the first word came, nobody has told.
        if (!last && failures > 0) void queries.invalidateQueries();
        failures = 0;
        streamIs('open');
        if (message.id) last = message.id;
        if (message.event === 'reset') void queries.invalidateQueries();
        if (message.event === 'fact') hear(JSON.parse(message.data) as LiveFact);
      }
    } catch (error) {
      // Whoever may hear nothing at this venue need not ask again and again.
      if (isProblem(error) && error.status === 403) return;
      failures += 1;
    }
    streamIs('lost');
    // Many who lost it at the same time do not all come back at the same time.
    if (!signal.aborted) await restBefore(Math.min(15_000, 500 * 2 ** failures) * (0.5 + Math.random()), signal);
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

function hear(fact: LiveFact): void {
  const { now = [], soon = [] } = touchedBy(fact.type);
  atOnce.add(now, fact);
  aMomentLater.add(soon, fact);
  aWhileLater.add(soon, fact);
  for (const listener of listeners) listener(fact);
}

/** What was read and does not know of these facts yet is read anew: who has made a change himself knows of it. */
const readAnew = (address: string, facts: readonly LiveFact[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [, asked], meta, state: { data } }) =>
      isUnder(address, asked) && !facts.every((fact) => meta?.knows?.(fact, data)),
  });

/** Nobody waits longer for what is on its way: without a network it waits for one. */
const mostMs = 5_000;

/** What comes in a heap is asked for together, and no address twice at the same time. */
function askingAnew(afterMs: number) {
  const told = new Map<string, LiveFact[]>();
  const asking = new Set<string>();
  async function ask(address: string) {
    asking.add(address);
    await pause(afterMs);
    for (let round = 0; ; round++) {
      const facts = told.get(address);
      if (!facts) break;
      told.delete(address);
      const began = performance.now();
      await Promise.race([readAnew(address, facts), pause(mostMs)]);
      await pause(Math.max(afterMs, restAfter(performance.now() - began, round)));
    }
    asking.delete(address);
  }
  return {
    add(addresses: readonly string[], fact: LiveFact): void {
      for (const address of addresses) {
        told.set(address, [...(told.get(address) ?? []), fact]);
        if (!asking.has(address)) void ask(address);
      }
    },
  };
}

const atOnce = askingAnew(30);
// Others have mostly heard of it by then; where much goes on, a while later.
const aMomentLater = askingAnew(600);
const aWhileLater = askingAnew(4_000);

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
