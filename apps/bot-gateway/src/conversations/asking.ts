import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types';
import { TelegramRefusal } from '../telegram/telegram-api';
import { button } from './buttons';
import { GuestContext } from './guest-context';
import { mainMenu } from './main-menu';
import { common } from './texts';

/** A conversation is over when it was left alone for so many seconds: who writes then writes of something else. */
const ttl = 6 * 3_600;

/** What Telegraf wants to hear of a conversation beside its steps. */
export const patience = { ttl, handlers: [], enterHandlers: [], leaveHandlers: [] };

export type Keyboard = InlineKeyboardButton[][];

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup;

export interface Question {
  text: string;
  buttons: Keyboard;
}

export const backButton = (ctx: GuestContext) => button(ctx, common[ctx.language].back, 'back');
export const cancelButton = (ctx: GuestContext) => button(ctx, common[ctx.language].cancel, 'cancel');

/** Below each step. */
export const ways = (ctx: GuestContext, { back = true } = {}): InlineKeyboardButton[] => [
  ...(back ? [backButton(ctx)] : []),
  cancelButton(ctx),
];

/** Shows a step: in the message whose button led to it, or in a new one below what the guest wrote. */
export async function show(ctx: GuestContext, text: string, keyboard: Keyboard): Promise<void> {
  const markup = { inline_keyboard: keyboard };
  if (!(await saidInPlace(ctx, text, markup))) await sayBelow(ctx, text, markup);
}

export const ask = (ctx: GuestContext, { text, buttons }: Question): Promise<void> => show(ctx, text, buttons);

/** To what cannot be an answer: words where a button is meant, or a button of an earlier step. */
export async function askAgain(ctx: GuestContext, question: Question, hint?: string): Promise<void> {
  const { stale, useButtons } = common[ctx.language];
  if (ctx.callbackQuery) return void (await ctx.answerCbQuery(stale));
  await sayBelow(ctx, `${hint ?? useButtons}\n\n${question.text}`, { inline_keyboard: question.buttons });
}

/** The last that a conversation says. Said below without buttons of its own, it brings the menu. */
export async function finish(ctx: GuestContext, text: string, keyboard: Keyboard = []): Promise<void> {
  // Left before it is said: what is done must not be done again because Telegram was silent.
  await ctx.scene.leave();
  const markup = { inline_keyboard: keyboard };
  if (!(await saidInPlace(ctx, text, markup))) {
    await sayBelow(ctx, text, keyboard.length > 0 ? markup : mainMenu(ctx).reply_markup);
  }
  ctx.session.buttonsOf = undefined;
}

/** The same, said below: with the menu, which cannot be put under a message that is there already. */
export async function finishWithMenu(ctx: GuestContext, text: string): Promise<void> {
  await ctx.scene.leave();
  await sayBelow(ctx, text, mainMenu(ctx).reply_markup);
}

/** The buttons of the question before are taken away: it is answered, or nobody waits for an answer any more. */
export async function sayBelow(ctx: GuestContext, text: string, markup: Markup): Promise<void> {
  const before = ctx.session.buttonsOf;
  const { message_id } = await ctx.reply(text, { reply_markup: markup });
  ctx.session.buttonsOf = 'inline_keyboard' in markup ? message_id : undefined;
  if (before) await edited(ctx.telegram.editMessageReplyMarkup(ctx.chat!.id, before, undefined, undefined));
}

/** Whether it was a button of the question that is open now: not of an earlier one, nor below a reminder. */
export const isOfOpenQuestion = (ctx: GuestContext): boolean =>
  ctx.callbackQuery?.message !== undefined && ctx.callbackQuery.message.message_id === ctx.session.buttonsOf;

/** Of the message whose button was pressed. */
export async function takeButtonsAway(ctx: GuestContext): Promise<void> {
  await edited(ctx.editMessageReplyMarkup(undefined));
}

const saidInPlace = async (ctx: GuestContext, text: string, reply_markup: InlineKeyboardMarkup): Promise<boolean> =>
  isOfOpenQuestion(ctx) && (await edited(ctx.editMessageText(text, { reply_markup })));

/** False when the message is gone, or too old. That it says so already is as good. */
export async function edited(editing: Promise<unknown>): Promise<boolean> {
  try {
    await editing;
    return true;
  } catch (error) {
    if (!(error instanceof TelegramRefusal) || error.code !== 400) throw error;
    return error.description.includes('not modified');
  }
}

export const wordsOf = (ctx: GuestContext): string | undefined =>
  ctx.message && 'text' in ctx.message ? ctx.message.text : undefined;
