import { Settings, SETTINGS } from '@guestflow/service';
import { Ctx, Wizard, WizardStep } from 'nestjs-telegraf';
import { ApiBooking } from '../../api/guest-api';
import { ApiRefusal } from '../../api/venue-api';
import { button } from '../buttons';
import { choosingTexts } from '../choosing/choosing.texts';
import { DayQuestion } from '../choosing/day-question';
import { houseOf, Wish } from '../choosing/house';
import { askParty, partyAnswer } from '../choosing/party-question';
import { refusalInWords, ruleInWords, takenMeanwhile } from '../choosing/refusals';
import { TimeQuestion } from '../choosing/time-question';
import { visitInWords } from '../choosing/visit-in-words';
import { GuestContext } from '../guest-context';
import { ensureRegistered } from '../registered';
import { scenes } from '../scenes';
import { finish, patience, show, ways } from '../asking';
import { begin, Hint, step } from '../step';
import { common } from '../texts';
import { bookedKeyboard } from './booked-keyboard';
import { bookTexts } from './book.texts';

/** What is said of the booking so far. */
interface Draft extends Wish {
  /** null: none; undefined: not asked yet. */
  comment?: string | null;
}

const steps = { party: 1, day: 2, time: 3, wishes: 4, check: 5 } as const;
const mostOfComment = 1_000;

/** `/book`: how many, which day, what time, what they wish, and all of it once more before it is booked. */
@Wizard(scenes.book, patience)
export class BookWizard {
  constructor(
    private readonly day: DayQuestion,
    private readonly time: TimeQuestion,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @WizardStep(0)
  begin(@Ctx() ctx: GuestContext): Promise<void> {
    return begin(ctx, async () => {
      if (!(await ensureRegistered(ctx, scenes.book))) return;
      const house = await houseOf(ctx);
      if (!house.takesBookings) return finish(ctx, ruleInWords('venue_takes_no_bookings', ctx.language, house.phone));
      Object.assign(ctx.scene.state, { house });
      await this.askParty(ctx);
    });
  }

  @WizardStep(steps.party)
  party(@Ctx() ctx: GuestContext): Promise<void> {
    return step(ctx, {
      take: async (said) => {
        const draft = draftOf(ctx);
        const taken = await partyAnswer(ctx, draft.house, said, false);
        if (!('answer' in taken)) return taken.hint;
        draft.guests = taken.answer;
        await this.askDay(ctx);
      },
      back: () => this.askParty(ctx),
    });
  }

  @WizardStep(steps.day)
  chooseDay(@Ctx() ctx: GuestContext): Promise<void> {
    return step(ctx, {
      take: async (said) => {
        const draft = draftOf(ctx);
        const taken = await this.day.answer(ctx, draft, said);
        if (!('answer' in taken)) return taken.hint;
        draft.date = taken.answer;
        await this.askTime(ctx);
      },
      back: () => this.askParty(ctx),
    });
  }

  @WizardStep(steps.time)
  chooseTime(@Ctx() ctx: GuestContext): Promise<void> {
    return step(ctx, {
      take: async (said) => {
        if (said.press?.action === 'days') return this.askDay(ctx);
        const draft = draftOf(ctx);
        const taken = await this.time.answer(ctx, draft, said);
        if (!('answer' in taken)) return taken.hint;
        draft.startsAt = taken.answer;
        await (draft.comment === undefined ? this.askWishes(ctx) : this.askCheck(ctx));
      },
      back: () => this.askDay(ctx),
    });
  }

  @WizardStep(steps.wishes)
  wishes(@Ctx() ctx: GuestContext): Promise<void> {
    return step(ctx, {
      take: async ({ press, text }) => {
        if (press && press.action !== 'skip') return;
        if (text && text.length > mostOfComment) return bookTexts[ctx.language].tooLong(mostOfComment);
        draftOf(ctx).comment = text ?? null;
        await this.askCheck(ctx);
      },
      back: () => this.askTime(ctx),
    });
  }

  @WizardStep(steps.check)
  check(@Ctx() ctx: GuestContext): Promise<void> {
    return step(ctx, {
      take: async ({ press }) => {
        if (!press) return common[ctx.language].useButtons;
        if (press.action === 'book') return this.book(ctx);
      },
      back: () => this.askWishes(ctx),
    });
  }

  private async book(ctx: GuestContext): Promise<Hint> {
    const { startsAt, guests, comment } = draftOf(ctx);
    const wanted = { booked_at: startsAt, guests_count: guests, comment, language: ctx.language };
    try {
      await this.finish(ctx, await ctx.api.book(wanted));
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return this.refused(ctx, error);
    }
  }

  private finish(ctx: GuestContext, booking: ApiBooking): Promise<void> {
    const texts = bookTexts[ctx.language];
    const { booked_at: startsAt, guests_count: guests, comment, status } = booking;
    const lines = visitInWords({ startsAt, guests, comment }, ctx.venue.timezone, ctx.language);
    const words = status === 'new' ? texts.requested(lines) : texts.confirmed(lines);
    return finish(ctx, words, bookedKeyboard(ctx.language, booking, this.settings.publicUrl));
  }

  private async refused(ctx: GuestContext, refusal: ApiRefusal): Promise<Hint> {
    const draft = draftOf(ctx);
    if (refusal.extra.rule === 'guest_not_registered') {
      ctx.session.registered = false;
      // Who is registered indeed is only not known there yet.
      return (await ensureRegistered(ctx, scenes.book)) ? common[ctx.language].away : undefined;
    }
    const alternatives = takenMeanwhile(refusal);
    if (alternatives) {
      await this.time.offer(ctx, draft, alternatives, choosingTexts[ctx.language].taken);
      ctx.wizard.selectStep(steps.time);
      return;
    }
    const { words: lead, then } = refusalInWords(refusal, ctx.language, draft.house.phone);
    if (then === 'party') return this.askParty(ctx, lead);
    if (then === 'days') return this.askDay(ctx, lead);
    if (then === 'times') return this.askTime(ctx, lead);
    return finish(ctx, lead);
  }

  // A step begins when it is shown: where it could not be, the guest is still at the one before.

  private async askParty(ctx: GuestContext, lead?: string): Promise<void> {
    await askParty(ctx, draftOf(ctx).house, { back: false, lead });
    ctx.wizard.selectStep(steps.party);
  }

  private async askDay(ctx: GuestContext, lead?: string): Promise<void> {
    await this.day.ask(ctx, draftOf(ctx), { lead });
    ctx.wizard.selectStep(steps.day);
  }

  private async askTime(ctx: GuestContext, lead?: string): Promise<void> {
    await this.time.ask(ctx, draftOf(ctx), { lead });
    ctx.wizard.selectStep(steps.time);
  }

  private async askWishes(ctx: GuestContext): Promise<void> {
    const texts = bookTexts[ctx.language];
    draftOf(ctx).comment = undefined;
    await show(ctx, texts.wishes, [[button(ctx, texts.skip, 'skip')], ways(ctx)]);
    ctx.wizard.selectStep(steps.wishes);
  }

  private async askCheck(ctx: GuestContext): Promise<void> {
    const { startsAt, guests, comment } = draftOf(ctx);
    const texts = bookTexts[ctx.language];
    const lines = visitInWords({ startsAt: startsAt!, guests, comment }, ctx.venue.timezone, ctx.language);
    await show(ctx, texts.check(lines), [[button(ctx, texts.book, 'book')], ways(ctx)]);
    ctx.wizard.selectStep(steps.check);
  }
}

const draftOf = (ctx: GuestContext): Draft => ctx.scene.state as unknown as Draft;
