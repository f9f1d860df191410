import { Action, Composer, Ctx } from 'nestjs-telegraf';
import { Markup } from 'telegraf';
import { ApiRefusal } from '../../api/venue-api';
import { dataOf } from '../buttons';
import { houseOf } from '../choosing/house';
import { refusalInWords } from '../choosing/refusals';
import { GuestContext } from '../guest-context';
import { scenes } from '../scenes';
import { edited, Keyboard } from '../asking';
import { answering, Hint } from '../step';
import { common } from '../texts';
import { withAnswer } from './answered-notice';
import { againButtons, lateButtons, sureButtons, visitButtons } from './notice-keyboards';
import { noticesTexts } from './notices.texts';

type Does = (ctx: GuestContext, bookingId: string) => Promise<Hint>;

const everything = ['coming', 'late', 'cancel'] as const;

/**
 * The buttons of what was sent outside a conversation: they work whenever they are pressed. What they do to a booking
 * leaves the conversation that the guest is in as it is; those that begin another one end it.
 */
@Composer()
export class NoticeButtons {
  private readonly does: Record<string, Does> = {
    coming: (ctx, id) => this.coming(ctx, id),
    late: (ctx, id) => this.turn(ctx, lateButtons(ctx.language, id)),
    cancel: (ctx, id) => this.turn(ctx, sureButtons(ctx.language, id)),
    cancel_sure: (ctx, id) => this.cancel(ctx, id),
    visit: (ctx, id) => this.turn(ctx, visitButtons(ctx.language, id, everything)),
    feedback: async (ctx, bookingId) => void (await ctx.scene.enter(scenes.feedback, { bookingId })),
    book: async (ctx) => void (await ctx.scene.enter(scenes.book)),
    bookings: async (ctx, bookingId) => void (await ctx.scene.enter(scenes.bookings, bookingId ? { bookingId } : {})),
  };

  @Action(/^n\./)
  press(@Ctx() ctx: GuestContext): Promise<void> {
    return answering(ctx, async () => {
      const [, action, minutes, id] = /^n\.([a-z_]+?)(?:_(\d+))?\.(.*)$/.exec(dataOf(ctx)!) ?? [];
      if (action === 'late' && minutes) return this.late(ctx, id!, Number(minutes));
      const does = action && Object.hasOwn(this.does, action) ? this.does[action] : undefined;
      return does ? does(ctx, id!) : common[ctx.language].stale;
    });
  }

  private coming(ctx: GuestContext, id: string): Promise<Hint> {
    return this.unlessRefused(ctx, id, async () => {
      await ctx.api.say(id, 'coming');
      await this.told(ctx, noticesTexts[ctx.language].weWait, visitButtons(ctx.language, id, ['late', 'cancel']));
    });
  }

  private late(ctx: GuestContext, id: string, minutes: number): Promise<Hint> {
    return this.unlessRefused(ctx, id, async () => {
      await ctx.api.say(id, 'late', { minutes });
      await this.told(ctx, noticesTexts[ctx.language].late(minutes), visitButtons(ctx.language, id, everything));
    });
  }

  private cancel(ctx: GuestContext, id: string): Promise<Hint> {
    return this.unlessRefused(ctx, id, async () => {
      await ctx.api.say(id, 'cancel');
      await this.told(ctx, noticesTexts[ctx.language].dropped, againButtons(ctx.language, id));
    });
  }

  /** What no longer can be done is said, and cannot be pressed again. */
  private async unlessRefused(ctx: GuestContext, id: string, work: () => Promise<void>): Promise<Hint> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      const left = error.extra.rule === 'after_deadline' ? (['coming', 'late'] as const) : [];
      await this.turn(ctx, visitButtons(ctx.language, id, left));
      if (error.status === 404) return common[ctx.language].stale;
      return refusalInWords(error, ctx.language, (await houseOf(ctx)).phone).words;
    }
  }

  /** Other buttons below the same words. */
  private async turn(ctx: GuestContext, keyboard: Keyboard): Promise<void> {
    await edited(ctx.editMessageReplyMarkup({ inline_keyboard: keyboard }));
  }

  private async told(ctx: GuestContext, answer: string, keyboard: Keyboard): Promise<void> {
    const markup = Markup.inlineKeyboard(keyboard);
    const message = ctx.callbackQuery?.message;
    if (message && 'text' in message) {
      const entities = message.entities;
      if (await edited(ctx.editMessageText(withAnswer(message.text, answer), { ...markup, entities }))) return;
    } else if (message && 'caption' in message) {
      const caption_entities = message.caption_entities;
      const caption = withAnswer(message.caption ?? '', answer);
      if (await edited(ctx.editMessageCaption(caption, { ...markup, caption_entities }))) return;
    }
    await ctx.reply(`✓ ${answer}`, markup);
  }
}
