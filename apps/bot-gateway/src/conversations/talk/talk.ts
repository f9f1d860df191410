import { Clock } from '@guestflow/service';
import { Ctx, On, Update } from 'nestjs-telegraf';
import { ApiRefusal } from '../../api/venue-api';
import { sayStale } from '../always';
import { wordsOf } from '../asking';
import { GuestContext } from '../guest-context';
import { mainMenu } from '../main-menu';
import { scenes } from '../scenes';
import { albumOf, captionOf, mustConfirm, unreadOf } from './talk-rules';
import { talkTexts } from './talk.texts';

/** What no command and no conversation takes: words to the venue, and what is none. */
@Update()
export class Talk {
  constructor(private readonly clock: Clock) {}

  @On('callback_query')
  async button(@Ctx() ctx: GuestContext): Promise<void> {
    await sayStale(ctx);
  }

  @On('message')
  async message(@Ctx() ctx: GuestContext): Promise<void> {
    const words = wordsOf(ctx);
    if (words) return this.passOn(ctx, words);
    const message = ctx.message!;
    const texts = talkTexts[ctx.language];
    const caption = captionOf(message);
    if (caption) return this.passOn(ctx, caption, texts.captionOnly);
    const unread = unreadOf(message);
    const album = albumOf(message);
    // The keyboard that asks for it is still there when the conversation that did is over.
    if (unread === 'contact' && !ctx.session.registered) return void (await ctx.scene.enter(scenes.start));
    if (!unread || (album && album === ctx.session.album)) return;
    ctx.session.album = album;
    await ctx.reply(texts.unread[unread], mainMenu(ctx));
  }

  /** `said` is told in any case; that it was passed on only when it was not told lately. */
  private async passOn(ctx: GuestContext, text: string, said?: string): Promise<void> {
    const { passedOn, passedOnOfUnknown, notPassedOn } = talkTexts[ctx.language];
    const now = this.clock.now().getTime();
    let isUnknown: boolean;
    try {
      // Whoever has just registered may not be known there yet.
      isUnknown = (await ctx.api.message({ text })).guest_id === null && !ctx.session.registered;
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return void (await ctx.reply(notPassedOn, mainMenu(ctx)));
    }
    const confirmation = isUnknown ? passedOnOfUnknown : passedOn;
    const answer = said ?? (mustConfirm(ctx.session.passedOnAt, now) ? confirmation : undefined);
    if (!answer) return;
    ctx.session.passedOnAt = now;
    await ctx.reply(answer, mainMenu(ctx));
  }
}
