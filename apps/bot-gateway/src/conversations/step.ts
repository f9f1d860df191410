import { ApiAway } from '../api/venue-api';
import { finish, isOfOpenQuestion } from './asking';
import { dataOf, Pressed, pressed } from './buttons';
import { GuestContext } from './guest-context';
import { common } from './texts';

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
    if (!press || !isOfOpenQuestion(ctx)) return words.stale;
    if (press.action === 'cancel') return finish(ctx, cancelled ?? words.cancelled);
    if (press.action === 'back' && back) return back();
    return take({ press });
  });

/** Whatever comes of it, a pressed button is answered. */
export async function answering(ctx: GuestContext, work: () => Promise<Hint>): Promise<void> {
  try {
    await tell(ctx, await work());
  } catch (error) {
    // That it is away is nobody's mistake; whatever else is excused by whoever handles the update.
    if (error instanceof ApiAway) return tell(ctx, common[ctx.language].away);
    await answerPress(ctx, undefined);
    throw error;
  }
}

async function tell(ctx: GuestContext, hint: Hint): Promise<void> {
  if (!ctx.callbackQuery && hint) await ctx.reply(hint);
  await answerPress(ctx, hint);
}

async function answerPress(ctx: GuestContext, hint: Hint): Promise<void> {
  if (!ctx.callbackQuery) return;
  const shown = hint ? hint.slice(0, mostOfHint) : undefined;
  await ctx.answerCbQuery(shown, { show_alert: shown !== undefined && shown.length > 60 });
}
