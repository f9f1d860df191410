import { randomBytes } from 'node:crypto';
import { Markup } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import { GuestContext } from './guest-context';

/** What a pressed button of the running conversation means. */
export interface Pressed {
  action: string;
  value: string;
}

/** Names this run of a conversation, so that the buttons of an earlier one are known for stale. */
function runOf(ctx: GuestContext): string {
  const state = ctx.scene.session.state as { run?: string } | undefined;
  if (state?.run) return state.run;
  const run = randomBytes(3).toString('hex');
  (ctx.scene.state as { run?: string }).run = run;
  return run;
}

/** A button of the running conversation. Telegram takes 64 bytes: the value is short. */
export const button = (ctx: GuestContext, text: string, action: string, value: string | number = '') =>
  Markup.button.callback(text, `c.${runOf(ctx)}.${action}.${value}`);

/** What was pressed, when it was a button of the running conversation; undefined for an earlier one's, or a message. */
export function pressed(ctx: GuestContext): Pressed | undefined {
  const [, run, action, value] = /^c\.([\da-f]{6})\.([a-z_]+)\.(.*)$/.exec(dataOf(ctx) ?? '') ?? [];
  return run === (ctx.scene.session.state as { run?: string } | undefined)?.run && action !== undefined
    ? { action, value: value! }
    : undefined;
}

/** A button of a message that was sent outside a conversation: a confirmation, a reminder. `id`: what it is about. */
export const noticeData = (action: string, id: string | null): string => `n.${action}.${id ?? ''}`;

export function dataOf(ctx: GuestContext): string | undefined {
  return ctx.callbackQuery && 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : undefined;
}

export const rows = (buttons: InlineKeyboardButton[], perRow: number): InlineKeyboardButton[][] =>
  Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
