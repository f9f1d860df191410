import { languages } from '@guestflow/contracts';
import { Command, Composer, Ctx, Hears, Help, Start } from 'nestjs-telegraf';
import { finishWithMenu, wordsOf } from './asking';
import { GuestContext } from './guest-context';
import { helpTexts } from './help/help.texts';
import { scenes } from './scenes';
import { readPayload } from './start/start-rules';
import { common } from './texts';

type MenuItem = keyof (typeof common)['ru']['menu'];

/** A menu may hang there from before the guest changed the language. */
const inAnyLanguage = (item: MenuItem): string[] => languages.map((language) => common[language].menu[item]);

/** What is understood at any time, also in the middle of a conversation, which it ends. */
@Composer()
export class Commands {
  @Start()
  async start(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.start, readPayload(wordsOf(ctx)?.split(/\s+/)[1]));
  }

  @Command('book')
  @Hears(inAnyLanguage('book'))
  async book(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.book);
  }

  @Command('mybookings')
  @Hears(inAnyLanguage('bookings'))
  async bookings(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.bookings);
  }

  @Command('profile')
  @Hears(inAnyLanguage('profile'))
  async profile(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.profile);
  }

  @Command('feedback')
  @Hears(inAnyLanguage('feedback'))
  async feedback(@Ctx() ctx: GuestContext): Promise<void> {
    await ctx.scene.enter(scenes.feedback);
  }

  @Command('cancel')
  async cancel(@Ctx() ctx: GuestContext): Promise<void> {
    const { cancelled, nothingToCancel } = common[ctx.language];
    await finishWithMenu(ctx, ctx.scene.current ? cancelled : nothingToCancel);
  }

  @Help()
  @Command('help')
  @Hears(inAnyLanguage('help'))
  async help(@Ctx() ctx: GuestContext): Promise<void> {
    await finishWithMenu(ctx, helpTexts[ctx.language].help(ctx.venue.name));
  }

  // Below the commands there are.
  @Hears(/^\//)
  async unknown(@Ctx() ctx: GuestContext): Promise<void> {
    const { help, unknown } = helpTexts[ctx.language];
    await finishWithMenu(ctx, `${unknown}\n\n${help(ctx.venue.name)}`);
  }
}
