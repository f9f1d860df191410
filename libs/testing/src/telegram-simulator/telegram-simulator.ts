import { generateKeyPairSync } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { User } from 'telegraf/types';
import { ApiError, badRequest } from './api-error';
import { callMethod } from './bot-api';
import { BotState, type BotProfile, type Change, type Failure, type GuestProfile } from './bot-state';
import { answerPage, sendJson } from './chat-page';
import { SimulatedGuest } from './guest';
import type { Breach } from './limits';
import { Params, readParams } from './request-body';
import { Stalls } from './stalls';
import type { ChatMessage } from './wire';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const WELL_FORMED_TOKEN = /^\d+:[\w-]{35,}$/;
/** Real ids have outgrown 32 bits; small ones would hide a column that is too narrow. */
const FIRST_GUEST_ID = 7_000_000_001;

export interface SimulatorOptions {
  port: number;
  host?: string;
  /** A well-formed token of an unknown bot makes that bot: after a restart, too, it is the same one. */
  acceptAnyToken?: boolean;
}

/** Telegram's Bot API on this machine, with the guests' side in code and on a page. Everything lives in memory. */
export class TelegramSimulator {
  readonly breaches: Breach[] = [];
  /** Telegram's own key, in hexadecimal digits: what a Mini App is handed is signed with it. */
  readonly publicKey: string;
  private readonly keys = generateKeyPairSync('ed25519');
  private address = '';
  private readonly botsById = new Map<string, BotState>();
  private readonly botsByName = new Map<string, BotState>();
  private readonly guests = new Map<number, SimulatedGuest>();
  private readonly stalls = new Stalls();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  // Idle connections are the client's to close: closed from here just as a request goes out, they would lose it.
  private readonly server = createServer(
    { keepAliveTimeout: 600_000 },
    (request, response) => void this.answer(request, response),
  );

  private constructor(private readonly acceptAnyToken: boolean) {
    const { x } = this.keys.publicKey.export({ format: 'jwk' });
    this.publicKey = Buffer.from(x!, 'base64url').toString('hex');
  }

  static async start({ port, host = '127.0.0.1', acceptAnyToken = false }: SimulatorOptions) {
    // Tokens here protect nothing, and anyone who reaches the page may speak as any guest.
    if (!LOOPBACK.includes(host)) throw new Error(`the Telegram simulator listens on loopback only, not on ${host}`);
    const simulator = new TelegramSimulator(acceptAnyToken);
    simulator.server.listen(port, host);
    await once(simulator.server, 'listening');
    const { port: taken } = simulator.server.address() as AddressInfo;
    simulator.address = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
    return simulator;
  }

  get url(): string {
    return this.address;
  }

  async close(): Promise<void> {
    this.stalls.close();
    for (const { updates } of this.bots) updates.close();
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  get bots(): BotState[] {
    return [...this.botsById.values()];
  }

  /** Adding a bot again gives it a new name, or a new token in place of the old one. */
  addBot({ token, username, first_name }: BotProfile): User {
    if (!WELL_FORMED_TOKEN.test(token)) throw badRequest('a bot token is digits, a colon and at least 35 characters');
    const profile = { token, username: username.replace(/^@/, ''), first_name };
    const bot = this.botsById.get(idIn(token)) ?? new BotState(profile, this.host);
    if ((this.botsByName.get(nameKey(username)) ?? bot) !== bot) throw badRequest(`@${profile.username} is taken`);
    this.botsByName.delete(nameKey(bot.profile.username));
    Object.assign(bot.profile, profile);
    this.botsByName.set(nameKey(username), bot);
    this.botsById.set(idIn(token), bot);
    bot.changed({});
    return bot.user;
  }

  guest({ id, ...profile }: Omit<GuestProfile, 'id'> & { id?: number }): SimulatedGuest {
    const known = id === undefined ? undefined : this.guests.get(id);
    known?.becomes(profile);
    if (known) return known;
    const free = id ?? FIRST_GUEST_ID + this.guests.size;
    const guest = new SimulatedGuest(
      { id: free, ...profile },
      (username) => this.botNamed(username),
      this.keys.privateKey,
    );
    this.guests.set(free, guest);
    return guest;
  }

  guestById(id: number): SimulatedGuest {
    const guest = this.guests.get(id);
    if (!guest) throw new ApiError(404, `no guest has the id ${id}`);
    return guest;
  }

  botNamed(username: string): BotState {
    const bot = this.botsByName.get(nameKey(username));
    if (!bot) throw new ApiError(404, `there is no bot named ${username}`);
    return bot;
  }

  /** Both sides' messages, oldest first, as the guest sees them now: edited, and without the deleted. */
  chat(botUsername: string, guestId: number): ChatMessage[] {
    return structuredClone(this.botNamed(botUsername).chats.get(guestId)?.messages ?? []);
  }

  /** Makes the bot's next call of the method fail, once. */
  failNext(botUsername: string, failure: Failure): void {
    this.botNamed(botUsername).failures.push(failure);
  }

  /** From now on each call of the bot's is answered so much later. */
  slowDown(botUsername: string, answersAfterMs: number): void {
    this.botNamed(botUsername).answersAfterMs = answersAfterMs;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.changes.on('change', listener);
    return () => this.changes.off('change', listener);
  }

  private readonly host = {
    changed: (change: Change) => void this.changes.emit('change', change),
    breached: (breach: Breach) => void this.breaches.push(breach),
    isKnownGuest: (id: number) => this.guests.has(id),
    stalledMs: () => this.stalls.longestMs,
    call: (bot: BotState, values: Record<string, unknown>) =>
      callMethod(bot, String(values.method), new Params(values), new AbortController().signal),
  };

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
      const path = decodeURIComponent(pathname);
      const [, token, method = ''] = /^\/bot([^/]+)\/(.+)$/.exec(path) ?? [];
      if (!token) return await answerPage(this, request, response, path, searchParams);
      const params = await readParams(request, searchParams);
      if (this.acceptAnyToken) this.welcome(token);
      const bot = this.botsById.get(idIn(token));
      if (bot?.profile.token !== token) throw new ApiError(401, 'Unauthorized');
      if (bot.answersAfterMs > 0) await wait(bot.answersAfterMs, undefined, { signal: gone.signal });
      sendJson(response, 200, { ok: true, result: await callMethod(bot, method, params, gone.signal) });
    } catch (error) {
      const known = error instanceof ApiError;
      const { error_code, message, parameters } = known ? error : new ApiError(500, String(error));
      sendJson(response, error_code, { ok: false, error_code, description: message, parameters });
    }
  }

  private welcome(token: string): void {
    const id = idIn(token);
    if (!WELL_FORMED_TOKEN.test(token) || this.botsById.has(id)) return;
    this.addBot({ token, username: `venue_${id}_bot`, first_name: `Venue ${id}` });
  }
}

const idIn = (token: string) => token.slice(0, token.indexOf(':'));
const nameKey = (username: string) => username.replace(/^@/, '').toLowerCase();
