import { Markup } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import { ApiAway, ApiRefusal } from '../api/venue-api';
import { TelegramRefusal } from '../telegram/telegram-api';
import { button, dataOf, Pressed, pressed } from './buttons';
import { GuestContext } from './guest-context';
import { common } from './texts';

export type Keyboard = InlineKeyboardButton[][];

/** What the guest has done at a step: pressed one of its buttons, or written something. */
export interface Said {
  press?: Pressed;
  text?: string;
}

/** A word beside what is shown: it passes by at a pressed button, or is written below what the guest wrote. */
export type Hint = string | undefined | void;

/** What a question makes of what was said: an answer, or a hint. Neither: it has asked again. */
export type Answered<T> = { answer: T } | { hint?: string };

const mostOfHint = 200;

/** What a step does with what was said. */
export interface Ways {
  take: (said: Said) => Promise<Hint>;
  back?: () => Promise<Hint>;
  /** What is said when the guest ends it here. */
  cancelled?: string;
}

/** The first step of a conversation: it only asks. */
export const begin = (ctx: GuestContext, work: () => Promise<Hint>): Promise<void> =>
  answering(ctx, async () => {
    try {
      return await work();
    } catch (error) {
      // Nothing has been said yet that could be lost.
      if (error instanceof ApiAway) await ctx.scene.leave();
      throw error;
    }
  });

/** Each other step. A button of another step is one that was pressed twice: the first press has moved it on. */
export const step = (ctx: GuestContext, { take, back, cancelled }: Ways): Promise<void> =>
  answering(ctx, async () => {
    const words = common[ctx.language];
    if (!ctx.callbackQuery && !ctx.message) return;
    if (dataOf(ctx) === undefined) {
      const text = ctx.text?.trim();
      // A command that nobody knows is no answer either.
      return text && !text.startsWith('/') ? take({ text }) : words.useButtons;
    }
    const press = pressed(ctx);
    if (!press || ctx.callbackQuery?.message?.message_id !== ctx.session.buttonsOf) return words.stale;
    if (press.action === 'cancel') return finish(ctx, cancelled ?? words.cancelled);
    if (press.action === 'back' && back) return back();
    return take({ press });
  });

/** Whatever comes of it, a pressed button is answered. */
export async function answering(ctx: GuestContext, work: () => Promise<Hint>): Promise<void> {
  try {
    await tell(ctx, await work());
  } catch (error) {
    if (error instanceof ApiAway || error instanceof ApiRefusal) await tell(ctx, common[ctx.language].away);
    else await answerPress(ctx, undefined);
    // That it is away is nobody's mistake; a refusal that no step has words for is.
    if (!(error instanceof ApiAway)) throw error;
  }
}

async function tell(ctx: GuestContext, hint: Hint): Promise<void> {
  if (!ctx.callbackQuery && hint) await ctx.reply(hint);
  await answerPress(ctx, hint);
}

async function answerPress(ctx: GuestContext, hint: Hint): Promise<void> {
  if (!ctx.callbackQuery) return;
  const shown = hint ? hint.slice(0, mostOfHint) : undefined;
  // Telegram forgets a press that was answered late.
  await ctx.answerCbQuery(shown, { show_alert: shown !== undefined && shown.length > 60 }).catch(ifRefused);
}

/** Shows the step: in the message whose button led to it, or in a new one below what the guest wrote. */
export async function show(ctx: GuestContext, text: string, keyboard: Keyboard): Promise<void> {
  const before = ctx.session.buttonsOf;
  const markup = Markup.inlineKeyboard(keyboard);
  if (before !== undefined && ctx.callbackQuery?.message?.message_id === before) {
    if (await edited(ctx.editMessageText(text, markup))) return;
  } else if (before !== undefined) {
    await edited(ctx.telegram.editMessageReplyMarkup(ctx.chat!.id, before, undefined, undefined));
  }
  const { message_id } = await ctx.reply(text, markup);
  ctx.session.buttonsOf = message_id;
}

/** The last that a conversation says. */
export async function finish(ctx: GuestContext, text: string, keyboard: Keyboard = []): Promise<void> {
  // Left before it is said: what is done must not be done again because Telegram was silent.
  await ctx.scene.leave();
  await show(ctx, text, keyboard);
  ctx.session.buttonsOf = undefined;
}

/** False when the message is gone, or too old. That it says so already is as good. */
export async function edited(editing: Promise<unknown>): Promise<boolean> {
  try {
    await editing;
    return true;
  } catch (error) {
    return ifRefused(error).includes('not modified');
  }
}

function ifRefused(error: unknown): string {
  if (error instanceof TelegramRefusal && error.code === 400) return error.description;
  throw error;
}

/** Below each step. */
export const ways = (ctx: GuestContext, { back = true } = {}): InlineKeyboardButton[] => [
  ...(back ? [button(ctx, common[ctx.language].back, 'back')] : []),
  button(ctx, common[ctx.language].cancel, 'cancel'),
];
