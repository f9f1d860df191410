import { Markup } from 'telegraf';
import { edited, Keyboard, takeButtonsAway } from '../asking';
import { GuestContext } from '../guest-context';
import { AnswerSign, withAnswer } from './answered-notice';

/** Other buttons below the same words. */
export async function turn(ctx: GuestContext, keyboard: Keyboard): Promise<void> {
  await edited(ctx.editMessageReplyMarkup({ inline_keyboard: keyboard }));
}

/** What was answered, below the notification it was answered to; in a message of its own where that takes no more. */
export async function told(
  ctx: GuestContext,
  answer: string,
  keyboard: Keyboard,
  sign: AnswerSign = '✓',
): Promise<void> {
  const markup = Markup.inlineKeyboard(keyboard);
  const message = ctx.callbackQuery?.message;
  if (message && 'text' in message) {
    const entities = message.entities;
    if (await edited(ctx.editMessageText(withAnswer(message.text, answer, sign), { ...markup, entities }))) return;
  } else if (message && 'caption' in message) {
    const caption_entities = message.caption_entities;
    const caption = withAnswer(message.caption ?? '', answer, sign);
    if (await edited(ctx.editMessageCaption(caption, { ...markup, caption_entities }))) return;
  }
  await takeButtonsAway(ctx);
  await ctx.reply(`${sign} ${answer}`, markup);
}
