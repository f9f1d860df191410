import type { BotCommand, BotCommandScope, MenuButton } from 'telegraf/types';
import { ApiError, badRequest } from './api-error';
import type { BotState, Chat } from './bot-state';
import { parseHtml, type FormattedText } from './formatting';
import { callbackDataRefusal, captionRefusal, textRefusal, type Refusal } from './limits';
import type { Params } from './request-body';
import type { ReplyMarkup } from './wire';

interface Call {
  bot: BotState;
  params: Params;
  /** Aborted when the caller hangs up: a long poll must not outlive its connection. */
  gone: AbortSignal;
}

type Method = (call: Call) => unknown;

const methods: Record<string, Method> = {
  getMe: ({ bot }) => ({
    ...bot.user,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  logOut: () => true,
  close: () => true,

  getUpdates: ({ bot, params, gone }) =>
    bot.updates.take(
      {
        offset: params.number('offset'),
        limit: params.number('limit'),
        timeout: params.number('timeout'),
        allowed: params.json('allowed_updates'),
      },
      gone,
    ),
  setWebhook: ({ bot, params }) => {
    bot.updates.setWebhook(params.text('url') ?? '', {
      secretToken: params.text('secret_token'),
      allowed: params.json('allowed_updates'),
      dropPending: params.flag('drop_pending_updates'),
    });
    return true;
  },
  deleteWebhook: ({ bot, params }) => {
    bot.updates.setWebhook('', { dropPending: params.flag('drop_pending_updates') });
    return true;
  },
  getWebhookInfo: ({ bot }) => bot.updates.webhookInfo(),

  sendMessage: (call) => {
    const chat = chatOf(call);
    return call.bot.says(chat, { ...textOf(call), reply_markup: markupOf(call) });
  },
  sendPhoto: (call) => {
    const chat = chatOf(call);
    const known = call.bot.files.get(call.params.text('photo') ?? '');
    const photo = call.bot.keepPhoto(known ?? fileOf(call, 'photo'));
    return call.bot.says(chat, { photo, ...captionOf(call), reply_markup: markupOf(call) });
  },
  sendDocument: (call) => {
    const chat = chatOf(call);
    const file = call.bot.files.get(call.params.text('document') ?? '') ?? fileOf(call, 'document');
    const document = { ...call.bot.keepFile(file), file_name: typeof file === 'string' ? file : file.name };
    return call.bot.says(chat, { document, ...captionOf(call), reply_markup: markupOf(call) });
  },

  editMessageText: (call) => {
    const chat = chatOf(call);
    const content = { entities: undefined, ...textOf(call), reply_markup: markupOf(call) };
    return call.bot.edits(chat, call.params.number('message_id'), content);
  },
  editMessageReplyMarkup: (call) =>
    call.bot.edits(chatOf(call), call.params.number('message_id'), { reply_markup: markupOf(call) }),
  deleteMessage: (call) => call.bot.deletes(chatOf(call), call.params.number('message_id')),

  answerCallbackQuery: ({ bot, params }) => {
    const query = bot.pressed.get(params.text('callback_query_id') ?? '');
    if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid');
    query.answer = { text: params.text('text'), show_alert: params.flag('show_alert'), url: params.text('url') };
    bot.changed({ chat_id: query.chat_id, answer: query.answer });
    return true;
  },
  sendChatAction: (call) => {
    const action = call.params.text('action');
    if (!action) throw badRequest('wrong parameter action in request');
    call.bot.changed({ chat_id: chatOf(call).guest.id, action });
    return true;
  },

  setMyCommands: ({ bot, params }) => bot.setCommands(params.json<BotCommand[]>('commands') ?? [], ...audience(params)),
  getMyCommands: ({ bot, params }) => bot.getCommands(...audience(params)),
  setChatMenuButton: (call) => {
    const button = call.params.json<MenuButton>('menu_button') ?? { type: 'default' };
    if (call.params.has('chat_id')) chatOf(call).menuButton = button;
    else call.bot.menuButton = button;
    call.bot.changed({});
    return true;
  },
};

export async function callMethod(bot: BotState, name: string, params: Params, gone: AbortSignal): Promise<unknown> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new ApiError(404, 'Not Found');
  const failure = bot.takeFailure(name);
  if (failure) throw failure;
  return method({ bot, params, gone });
}

const chatOf = ({ bot, params }: Call): Chat => bot.chatWith(params.number('chat_id'));

const audience = (params: Params): [BotCommandScope | undefined, string | undefined] => [
  params.json<BotCommandScope>('scope'),
  params.text('language_code'),
];

function textOf(call: Call) {
  const { text, entities } = formatted(call, 'text', 'entities');
  refuse(call, textRefusal(text));
  return { text, ...(entities.length > 0 && { entities }) };
}

function captionOf(call: Call) {
  if (!call.params.has('caption')) return {};
  const { text, entities } = formatted(call, 'caption', 'caption_entities');
  refuse(call, captionRefusal(text));
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function formatted({ params }: Call, field: string, entitiesField: string): FormattedText {
  const text = params.text(field) ?? '';
  const mode = params.text('parse_mode')?.toLowerCase();
  if (mode === 'html') return parseHtml(text);
  // Shown unparsed, other markup would look right in a test and wrong to a guest.
  if (mode) throw badRequest('unsupported parse_mode: the simulator reads HTML and entities only');
  return { text, entities: params.json(entitiesField) ?? [] };
}

function markupOf(call: Call): ReplyMarkup | undefined {
  const markup = call.params.json<ReplyMarkup>('reply_markup');
  if (markup && 'inline_keyboard' in markup)
    for (const button of markup.inline_keyboard.flat())
      if ('callback_data' in button) refuse(call, callbackDataRefusal(button.callback_data));
  return markup;
}

function fileOf({ params }: Call, field: string) {
  const file = params.file(field) ?? params.text(field);
  if (file === undefined) throw badRequest(`there is no ${field} in the request`);
  if (typeof file === 'string' && !/^https?:\/\//.test(file))
    throw badRequest('wrong file identifier/HTTP URL specified');
  return file;
}

function refuse(call: Call, refusal: Refusal | undefined): void {
  if (!refusal) return;
  call.bot.breached(refusal.limit, chatOf(call).guest.id);
  throw badRequest(refusal.reason);
}
