import { Action, Composer, Ctx } from 'nestjs-telegraf';
import { ApiRefusal } from '../../api/venue-api';
import { dataOf } from '../buttons';
import { houseOf } from '../choosing/house';
import { refusalInWords } from '../choosing/refusals';
import { GuestContext } from '../guest-context';
import { scenes } from '../scenes';
import { answering, Hint } from '../step';
import { common } from '../texts';
import { told, turn } from './answer-notice';
import { againButtons, lateButtons, sureButtons, visitButtons } from './notice-keyboards';
import { noticesTexts } from './notices.texts';
import { OfferAnswers } from './offer-answers';

type Does = (ctx: GuestContext, id: string) => Promise<Hint>;

const everything = ['coming', 'late', 'cancel'] as const;

/**
 * The buttons of what was sent outside a conversation: they work whenever they are pressed. What they do to a booking
 * leaves the conversation that the guest is in as it is; those that begin another one end it.
 */
@Composer()
export class NoticeButtons {
  private readonly does: Record<string, Does> = {
    coming: (ctx, id) => this.coming(ctx, id),
    late: (ctx, id) => turn(ctx, lateButtons(ctx.language, id)),
    cancel: (ctx, id) => turn(ctx, sureButtons(ctx.language, id)),
    cancel_sure: (ctx, id) => this.cancel(ctx, id),
    visit: (ctx, id) => turn(ctx, visitButtons(ctx.language, id, everything)),
    feedback: async (ctx, bookingId) => void (await ctx.scene.enter(scenes.feedback, { bookingId })),
    book: async (ctx) => void (await ctx.scene.enter(scenes.book)),
    accept_offer: (ctx, id) => this.offers.accept(ctx, id),
    decline_offer: (ctx, id) => this.offers.decline(ctx, id),
    bookings: async (ctx, bookingId) => void (await ctx.scene.enter(scenes.bookings, bookingId ? { bookingId } : {})),
  };

  constructor(private readonly offers: OfferAnswers) {}

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
      await told(ctx, noticesTexts[ctx.language].weWait, visitButtons(ctx.language, id, ['late', 'cancel']));
    });
  }

  private late(ctx: GuestContext, id: string, minutes: number): Promise<Hint> {
    return this.unlessRefused(ctx, id, async () => {
      await ctx.api.say(id, 'late', { minutes });
      await told(ctx, noticesTexts[ctx.language].late(minutes), visitButtons(ctx.language, id, everything));
    });
  }

  private cancel(ctx: GuestContext, id: string): Promise<Hint> {
    return this.unlessRefused(ctx, id, async () => {
      await ctx.api.say(id, 'cancel');
      await told(ctx, noticesTexts[ctx.language].dropped, againButtons(ctx.language, id));
    });
  }

  /** What no longer can be done is said, and cannot be pressed again. */
  private async unlessRefused(ctx: GuestContext, id: string, work: () => Promise<void>): Promise<Hint> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      const left = error.extra.rule === 'after_deadline' ? (['coming', 'late'] as const) : [];
      await turn(ctx, visitButtons(ctx.language, id, left));
      if (error.status === 404) return common[ctx.language].stale;
      return refusalInWords(error, ctx.language, (await houseOf(ctx)).phone).words;
    }
  }
}
