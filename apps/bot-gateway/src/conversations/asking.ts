import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types';
import { TelegramRefusal } from '../telegram/telegram-api';
import { button, dataOf } from './buttons';
import { GuestContext } from './guest-context';
import { mainMenu } from './main-menu';
import { common } from './texts';

/** A conversation is over when it was left alone for so many seconds: who writes then writes of something else. */
const ttl = 6 * 3_600;

/** What Telegraf wants to hear of a conversation beside its steps. */
export const patience = { ttl, handlers: [], enterHandlers: [], leaveHandlers: [] };

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup;

export interface Question {
  text: string;
  buttons: InlineKeyboardButton[][];
}

export const backButton = (ctx: GuestContext) => button(ctx, common[ctx.language].back, 'back');
export const cancelButton = (ctx: GuestContext) => button(ctx, common[ctx.language].cancel, 'cancel');

/** In place of the question whose button was pressed; below what was written otherwise. */
export async function ask(ctx: GuestContext, { text, buttons }: Question): Promise<void> {
  if (!isAnswer(ctx)) return sayBelow(ctx, text, { inline_keyboard: buttons });
  ctx.session.buttonsOf = ctx.callbackQuery?.message?.message_id;
  await inPlace(
    () => ctx.editMessageText(text, { reply_markup: { inline_keyboard: buttons } }),
    () => sayBelow(ctx, text, { inline_keyboard: buttons }),
  );
}

/** To what cannot be an answer: words where a button is meant, or a button of an earlier step. */
export async function askAgain(ctx: GuestContext, question: Question, hint?: string): Promise<void> {
  const { stale, useButtons } = common[ctx.language];
  if (ctx.callbackQuery) return void (await ctx.answerCbQuery(stale));
  await sayBelow(ctx, `${hint ?? useButtons}\n\n${question.text}`, { inline_keyboard: question.buttons });
}

/** The conversation is over. */
export async function finish(ctx: GuestContext, text: string): Promise<void> {
  await ctx.scene.leave();
  const withMenu = () => sayBelow(ctx, text, mainMenu(ctx).reply_markup);
  if (!isAnswer(ctx)) return withMenu();
  ctx.session.buttonsOf = undefined;
  await inPlace(() => ctx.editMessageText(text), withMenu);
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
  if (before) await inPlace(() => ctx.telegram.editMessageReplyMarkup(ctx.chat!.id, before, undefined, undefined));
}

/** Of the message whose button was pressed. */
export async function takeButtonsAway(ctx: GuestContext): Promise<void> {
  await inPlace(() => ctx.editMessageReplyMarkup(undefined));
}

/** It is told apart from what is pressed below a confirmation or a reminder, which stay as they are. */
const isAnswer = (ctx: GuestContext): boolean => dataOf(ctx)?.startsWith('c.') ?? false;

/** What is as it should be already cannot be changed; what is gone, or too old to be changed, is said anew. */
async function inPlace(change: () => Promise<unknown>, otherwise?: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof TelegramRefusal) || error.code !== 400) throw error;
    if (!error.description.includes('not modified')) await otherwise?.();
  }
}

export const wordsOf = (ctx: GuestContext): string | undefined =>
  ctx.message && 'text' in ctx.message ? ctx.message.text : undefined;
