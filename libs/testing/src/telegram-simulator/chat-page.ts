import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { ApiError, badRequest } from './api-error';
import { readParams, type Params, type UploadedFile } from './request-body';
import type { TelegramSimulator } from './telegram-simulator';

const page = readFileSync(path.join(__dirname, 'chat-page.html'));
const contentSecurityPolicy = [
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
  "img-src 'self' data: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'",
].join('; ');
const IMAGES: Record<string, string> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', gif: 'gif', webp: 'webp' };

interface Asked {
  simulator: TelegramSimulator;
  params: Params;
  response: ServerResponse;
  /** The address's last two parts: a bot's username or a guest's id, then what belongs to it. */
  first: string;
  second: string;
}

const routes: Record<string, (asked: Asked) => unknown> = {
  'GET /': ({ response }) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy };
    response.writeHead(200, headers).end(page);
  },
  'GET /simulator/bots': ({ simulator }) =>
    simulator.bots.map(({ user: { username, first_name } }) => ({ username, first_name })),
  'POST /simulator/bots': ({ simulator, params }) =>
    simulator.addBot({
      token: params.required('token'),
      username: params.required('username'),
      first_name: params.required('first_name'),
    }),
  'PUT /simulator/guests': ({ simulator, params, first }) => ({
    id: simulator.guest({
      id: Number(first),
      first_name: params.required('first_name'),
      language_code: params.required('language_code'),
      phone: params.required('phone'),
    }).id,
  }),
  'GET /simulator/chats': ({ simulator, first, second }) => chatView(simulator, first, Number(second)),
  'POST /simulator/chats': ({ simulator, params, first, second }) => {
    act(simulator, params, first, Number(second));
    return {};
  },
  'GET /simulator/events': ({ simulator, response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
    response.on(
      'close',
      simulator.onChange((change) => response.write(`data: ${JSON.stringify(change)}\n\n`)),
    );
  },
  'GET /simulator/files': ({ simulator, response, first, second }) =>
    sendFile(response, simulator.botNamed(first).files.get(second)),
  'GET /simulator/mini-app': ({ simulator, params, response, first, second }) => {
    const location = simulator.guestById(Number(second)).opensMiniApp(first, params.required('url'));
    response.writeHead(302, { location }).end();
  },
};

/** What the chat page asks for: itself, the bots, the chats and what changes in them. */
export async function answerPage(
  simulator: TelegramSimulator,
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  query: URLSearchParams,
): Promise<void> {
  const [area = '', what, first = '', second = ''] = address.split('/').slice(1);
  const route = routes[`${request.method} /${what ? `${area}/${what}` : area}`];
  if (!route) throw new ApiError(404, 'Not Found');
  const params = await readParams(request, query);
  const result = route({ simulator, params, response, first, second });
  if (result !== undefined) sendJson(response, 200, result);
}

function chatView(simulator: TelegramSimulator, username: string, guestId: number) {
  const bot = simulator.botNamed(username);
  const chat = bot.chats.get(guestId);
  return {
    messages: chat?.messages ?? [],
    keyboard: chat?.keyboard,
    blocked: chat?.blocked ?? false,
    commands: bot.commandsFor(simulator.guestById(guestId)),
    menu_button: chat?.menuButton ?? bot.menuButton,
  };
}

function act(simulator: TelegramSimulator, params: Params, bot: string, guestId: number): void {
  const guest = simulator.guestById(guestId);
  if (params.has('text')) guest.sends(bot, params.required('text'));
  else if (params.flag('contact')) guest.sharesContact(bot);
  else if (params.flag('block')) guest.blocks(bot);
  else if (params.has('data')) guest.presses(bot, params.number('message_id') ?? 0, params.required('data'));
  else throw badRequest('nothing to do');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function sendFile(response: ServerResponse, file: UploadedFile | string | undefined): void {
  if (file === undefined) throw new ApiError(404, 'Not Found');
  if (typeof file === 'string') return void response.writeHead(302, { location: file }).end();
  const image = IMAGES[path.extname(file.name).slice(1).toLowerCase()];
  const headers = image
    ? { 'content-type': `image/${image}` }
    : {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      };
  response.writeHead(200, headers).end(file.bytes);
}
