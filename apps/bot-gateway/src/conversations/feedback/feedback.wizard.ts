import { Ctx, Wizard, WizardStep } from 'nestjs-telegraf';
import { ApiRefusal } from '../../api/venue-api';
import { ask, askAgain, backButton, cancelButton, finish, patience, Question, wordsOf } from '../asking';
import { button, pressed, rows } from '../buttons';
import { GuestContext } from '../guest-context';
import { ensureRegistered } from '../registered';
import { scenes } from '../scenes';
import { common } from '../texts';
import { isUnhappy, longestWords, readScore, scores } from './feedback-rules';
import { feedbackTexts } from './feedback.texts';

interface State {
  /** The visit it is about, where a message about that visit has led here; the last one otherwise. */
  bookingId?: string;
  score?: number;
}

const step = { open: 0, score: 1, words: 2 } as const;

/** A score, or words, or both. */
@Wizard(scenes.feedback, patience)
export class FeedbackWizard {
  @WizardStep(step.open)
  async open(@Ctx() ctx: GuestContext): Promise<void> {
    // Of what somebody unknown says a card would be made: whether the one that was there still is is asked anew.
    ctx.session.registered = false;
    if (!(await ensureRegistered(ctx, scenes.feedback))) return;
    ctx.wizard.selectStep(step.score);
    await ask(ctx, scoreQuestion(ctx));
  }

  @WizardStep(step.score)
  async score(@Ctx() ctx: GuestContext): Promise<void> {
    const { action, value } = pressed(ctx) ?? {};
    if (action === 'cancel') return finish(ctx, common[ctx.language].cancelled);
    const score = readScore(action === 'score' ? value : wordsOf(ctx));
    if (score === undefined && action !== 'skip') return askAgain(ctx, scoreQuestion(ctx));
    stateOf(ctx).score = score;
    ctx.wizard.selectStep(step.words);
    await ask(ctx, wordsQuestion(ctx));
  }

  @WizardStep(step.words)
  async words(@Ctx() ctx: GuestContext): Promise<void> {
    const said = pressed(ctx)?.action;
    const texts = feedbackTexts[ctx.language];
    if (said === 'cancel') return finish(ctx, common[ctx.language].cancelled);
    if (said === 'back') {
      ctx.wizard.selectStep(step.score);
      return ask(ctx, scoreQuestion(ctx));
    }
    if (said === 'send') return this.send(ctx);
    const words = wordsOf(ctx);
    if (!words?.trim()) return askAgain(ctx, wordsQuestion(ctx), texts.wordsOnly);
    if (words.length > longestWords) return askAgain(ctx, wordsQuestion(ctx), texts.tooLong);
    await this.send(ctx, words);
  }

  private async send(ctx: GuestContext, words?: string): Promise<void> {
    const { score, bookingId } = stateOf(ctx);
    const { thanks, sorry, refused } = feedbackTexts[ctx.language];
    const said = { score: score ?? null, message_text: words ?? null };
    try {
      await this.tell(ctx, said, bookingId);
      await finish(ctx, isUnhappy(score) ? sorry : thanks);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      await finish(ctx, refused);
    }
  }

  /** What was said counts also where the visit is not known any more as this guest's. */
  private async tell(ctx: GuestContext, said: object, bookingId?: string): Promise<void> {
    if (!bookingId) return void (await ctx.api.feedback(said));
    await ctx.api.feedback({ ...said, booking_id: bookingId }).catch((error: unknown) => {
      if (!(error instanceof ApiRefusal)) throw error;
      return ctx.api.feedback(said);
    });
  }
}

const stateOf = (ctx: GuestContext) => ctx.scene.state as State;

function scoreQuestion(ctx: GuestContext): Question {
  const { askScore, skip } = feedbackTexts[ctx.language];
  const buttons = scores.map((score) => button(ctx, String(score), 'score', score));
  return {
    text: askScore(ctx.venue.name),
    buttons: [...rows(buttons, 6), [button(ctx, skip, 'skip'), cancelButton(ctx)]],
  };
}

/** Without a score there must be words. */
function wordsQuestion(ctx: GuestContext): Question {
  const { askWords, askWordsOnly, send } = feedbackTexts[ctx.language];
  const hasScore = stateOf(ctx).score !== undefined;
  const wayOut = [backButton(ctx), cancelButton(ctx)];
  return {
    text: hasScore ? askWords : askWordsOnly,
    buttons: hasScore ? [[button(ctx, send, 'send')], wayOut] : [wayOut],
  };
}
