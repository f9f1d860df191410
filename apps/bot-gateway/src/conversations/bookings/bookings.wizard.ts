import { Ctx, Wizard, WizardStep } from 'nestjs-telegraf';
import { ApiRefusal } from '../../api/venue-api';
import { DayQuestion } from '../choosing/day-question';
import { houseOf } from '../choosing/house';
import { partyAnswer } from '../choosing/party-question';
import { refusalInWords, takenMeanwhile } from '../choosing/refusals';
import { TimeQuestion } from '../choosing/time-question';
import { typedNumber } from '../choosing/typed';
import { GuestContext } from '../guest-context';
import { ensureRegistered } from '../registered';
import { scenes } from '../scenes';
import { finish, patience } from '../asking';
import { begin, Hint, step, Ways } from '../step';
import { common } from '../texts';
import { linesOf } from './booking-in-words';
import { BookingsScreens, lookingOf, steps, tellingOf } from './bookings-screens';
import { bookingsTexts } from './bookings.texts';
import { mostLateMinutes } from './late-minutes';

const mostOfReason = 500;

/** `/mybookings`: those to come, one of them, and what the guest can do with it. */
@Wizard(scenes.bookings, patience)
export class BookingsWizard {
  constructor(
    private readonly screens: BookingsScreens,
    private readonly day: DayQuestion,
    private readonly time: TimeQuestion,
  ) {}

  @WizardStep(0)
  begin(@Ctx() ctx: GuestContext): Promise<void> {
    return begin(ctx, async () => {
      if (!(await ensureRegistered(ctx, scenes.bookings))) return;
      Object.assign(ctx.scene.state, { house: await houseOf(ctx) });
      await (lookingOf(ctx).bookingId ? this.screens.showCard(ctx) : this.screens.showList(ctx));
    });
  }

  @WizardStep(steps.list)
  list(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async ({ press }) => {
        if (!press) return common[ctx.language].useButtons;
        if (press.action === 'close') return finish(ctx, bookingsTexts[ctx.language].closed);
        if (press.action === 'new') return void (await ctx.scene.enter(scenes.book));
        if (press.action !== 'card') return;
        lookingOf(ctx).bookingId = press.value;
        await this.screens.showCard(ctx);
      },
    });
  }

  @WizardStep(steps.card)
  card(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async ({ press }) => (press ? this.act(ctx, press.action) : common[ctx.language].useButtons),
      back: () => this.screens.showList(ctx),
    });
  }

  @WizardStep(steps.late)
  late(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async ({ press, text = '' }) => {
        const minutes = press ? Number(press.value) : typedNumber(text);
        const texts = bookingsTexts[ctx.language];
        if (!minutes || minutes > mostLateMinutes) return texts.wrongMinutes(mostLateMinutes);
        return this.say(ctx, 'late', { minutes });
      },
      back: () => this.screens.showCard(ctx),
    });
  }

  @WizardStep(steps.party)
  party(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async (said) => {
        const looking = lookingOf(ctx);
        const taken = await partyAnswer(ctx, looking.house, said, true);
        if (!('answer' in taken)) return taken.hint;
        looking.guests = taken.answer;
        await this.screens.askSure(ctx);
      },
      back: () => this.screens.showCard(ctx),
    });
  }

  @WizardStep(steps.day)
  chooseDay(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async (said) => {
        const looking = lookingOf(ctx);
        const taken = await this.day.answer(ctx, looking, said);
        if (!('answer' in taken)) return taken.hint;
        looking.date = taken.answer;
        await this.screens.askTime(ctx);
      },
      back: () => this.screens.showCard(ctx),
    });
  }

  @WizardStep(steps.time)
  chooseTime(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async (said) => {
        if (said.press?.action === 'days') return this.screens.askDay(ctx);
        const looking = lookingOf(ctx);
        const taken = await this.time.answer(ctx, looking, said);
        if (!('answer' in taken)) return taken.hint;
        looking.startsAt = taken.answer;
        await this.screens.askSure(ctx);
      },
      back: () => this.screens.askDay(ctx),
    });
  }

  @WizardStep(steps.sure)
  sure(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async ({ press }) => {
        if (!press) return common[ctx.language].useButtons;
        if (press.action === 'sure') return this.move(ctx);
      },
      back: () => this.screens.showCard(ctx),
    });
  }

  @WizardStep(steps.drop)
  drop(@Ctx() ctx: GuestContext): Promise<void> {
    return this.step(ctx, {
      take: async ({ press, text }) => {
        if (press) return press.action === 'drop_sure' ? this.cancel(ctx) : undefined;
        if (text!.length > mostOfReason) return bookingsTexts[ctx.language].tooLong(mostOfReason);
        lookingOf(ctx).reason = text;
        await this.screens.askDrop(ctx);
      },
      back: () => this.screens.showCard(ctx),
    });
  }

  private async act(ctx: GuestContext, action: string): Promise<Hint> {
    switch (action) {
      case 'coming':
        return this.say(ctx, 'coming', {});
      case 'late':
        return this.screens.askLate(ctx);
      case 'move':
        return this.screens.askDay(ctx);
      case 'party':
        return this.screens.askParty(ctx);
      case 'drop':
        return this.screens.askDrop(ctx);
      case 'close':
        return finish(ctx, bookingsTexts[ctx.language].closed);
    }
  }

  private async say(ctx: GuestContext, verb: 'coming' | 'late', said: { minutes?: number }): Promise<void> {
    const texts = bookingsTexts[ctx.language];
    await ctx.api.say(lookingOf(ctx).bookingId!, verb, said);
    await this.screens.showCard(ctx, said.minutes ? texts.weKnowLate(said.minutes) : texts.weWait);
  }

  private async move(ctx: GuestContext): Promise<void> {
    const { bookingId, startsAt, guests } = lookingOf(ctx);
    await ctx.api.move(bookingId!, { booked_at: startsAt, guests_count: guests });
    await this.screens.showCard(ctx, bookingsTexts[ctx.language].moved);
  }

  private async cancel(ctx: GuestContext): Promise<void> {
    const { bookingId, reason } = lookingOf(ctx);
    const booking = await ctx.api.say(bookingId!, 'cancel', { reason });
    await finish(ctx, bookingsTexts[ctx.language].dropped(linesOf(booking, tellingOf(ctx))));
  }

  /** To end it here cancels no booking. What is asked of it on the way may be refused by now as well. */
  private step(ctx: GuestContext, { take, back }: Pick<Ways, 'take' | 'back'>): Promise<void> {
    return step(ctx, {
      take: (said) => this.unlessRefused(ctx, () => take(said)),
      back: back && (() => this.unlessRefused(ctx, back)),
      cancelled: bookingsTexts[ctx.language].asItWas,
    });
  }

  private async unlessRefused(ctx: GuestContext, work: () => Promise<Hint>): Promise<Hint> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return this.refused(ctx, error);
    }
  }

  private async refused(ctx: GuestContext, refusal: ApiRefusal): Promise<Hint> {
    const looking = lookingOf(ctx);
    const alternatives = takenMeanwhile(refusal);
    if (alternatives) return this.screens.offer(ctx, alternatives);
    const { words: lead, then } = refusalInWords(refusal, ctx.language, looking.house.phone);
    if (then === 'days' || then === 'times') return this.screens.askDay(ctx, lead);
    await this.screens.showCard(ctx, lead);
  }
}
