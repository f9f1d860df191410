import { Composer, Ctx, Next, On, Use } from 'nestjs-telegraf';
import { ApiAway } from '../api/venue-api';
import { takeButtonsAway } from './asking';
import { dataOf, pressed } from './buttons';
import { GuestContext } from './guest-context';
import { common } from './texts';

/** What holds for whatever a guest does. The first of the composers: all the others run inside it. */
@Composer()
export class Always {
  @Use()
  async around(@Ctx() ctx: GuestContext, @Next() next: () => Promise<void>): Promise<void> {
    try {
      await next();
    } catch (error) {
      // What the API refuses, the conversation has an answer to; where it has none something is wrong with it, and whoever
      // handles the update says so.
      if (!(error instanceof ApiAway)) throw error;
      await ctx.reply(common[ctx.language].away);
    } finally {
      // Until then the button looks as if it were still being worked on.
      if (ctx.callbackQuery && !ctx.isPressAnswered) await ctx.answerCbQuery();
    }
  }

  @On('callback_query')
  async buttonOfAnEarlierConversation(@Ctx() ctx: GuestContext, @Next() next: () => Promise<void>): Promise<void> {
    if (!dataOf(ctx)?.startsWith('c.') || pressed(ctx)) return next();
    await sayStale(ctx);
  }
}

export async function sayStale(ctx: GuestContext): Promise<void> {
  await ctx.answerCbQuery(common[ctx.language].stale);
  await takeButtonsAway(ctx);
}
