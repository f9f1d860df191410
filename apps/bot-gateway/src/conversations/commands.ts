import { Command, Composer, Ctx, Help } from 'nestjs-telegraf';
import { GuestContext } from './guest-context';
import { helpTexts } from './help/help.texts';
import { mainMenu } from './main-menu';
import { scenes } from './scenes';

/** What is understood at any time, also in the middle of a conversation. */
@Composer()
export class Commands {
  @Help()
  @Command('help')
  async help(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.leave();
    await ctx.reply(helpTexts[ctx.language](ctx.venue.name), mainMenu(ctx));
  }

  @Command('book')
  async book(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.book);
  }

  @Command('mybookings')
  async bookings(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.bookings);
  }
}
