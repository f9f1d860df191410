import { Language, languages } from '@guestflow/contracts';
import { Clock } from '@guestflow/service';
import { Ctx, Wizard, WizardStep } from 'nestjs-telegraf';
import { ApiGuest } from '../../api/guest-api';
import { ApiRefusal } from '../../api/venue-api';
import { ask, askAgain, finish, patience, Question, wordsOf } from '../asking';
import { pressed } from '../buttons';
import { GuestContext } from '../guest-context';
import { mainMenu } from '../main-menu';
import { ensureRegistered, recognise, registerAnew } from '../registered';
import { scenes } from '../scenes';
import { newsConsent } from '../start/consents';
import { common } from '../texts';
import { birthdayQuestion, card, eraseQuestion, eraseSurelyQuestion, nameQuestion } from './profile-questions';
import { dayAt, readBirthday, readName } from './profile-rules';
import { profileTexts } from './profile.texts';

const step = { open: 0, card: 1, name: 2, birthday: 3, erase: 4, eraseSurely: 5 } as const;

/** What the venue knows of a guest, which the guest may change. */
@Wizard(scenes.profile, patience)
export class ProfileWizard {
  constructor(private readonly clock: Clock) {}

  @WizardStep(step.open)
  async open(@Ctx() ctx: GuestContext): Promise<void> {
    if (await ensureRegistered(ctx, scenes.profile)) await this.show(ctx);
  }

  @WizardStep(step.card)
  async card(@Ctx() ctx: GuestContext): Promise<void> {
    const { action, value } = pressed(ctx) ?? {};
    if (action === 'name') return this.goTo(ctx, step.name, nameQuestion(ctx));
    if (action === 'birthday') return this.goTo(ctx, step.birthday, birthdayQuestion(ctx));
    if (action === 'erase') return this.goTo(ctx, step.erase, eraseQuestion(ctx));
    if (action === 'close') return finish(ctx, profileTexts[ctx.language].closed);
    if (action === 'news') return this.setNews(ctx, value === 'on');
    const language = languages.find((each) => action === 'language' && each === value);
    if (language) return this.speak(ctx, language);
    await this.withGuest(ctx, (guest) => askAgain(ctx, card(ctx, guest)));
  }

  @WizardStep(step.name)
  async name(@Ctx() ctx: GuestContext): Promise<void> {
    if (await this.wentAway(ctx)) return;
    const words = wordsOf(ctx);
    const name = words && readName(words);
    if (!name) return askAgain(ctx, nameQuestion(ctx), profileTexts[ctx.language].badName);
    await this.change(ctx, { name }, nameQuestion(ctx));
  }

  @WizardStep(step.birthday)
  async birthday(@Ctx() ctx: GuestContext): Promise<void> {
    if (await this.wentAway(ctx)) return;
    const words = wordsOf(ctx);
    const birthday = words && readBirthday(words, dayAt(this.clock.now(), ctx.venue.timezone));
    if (!birthday) return askAgain(ctx, birthdayQuestion(ctx), profileTexts[ctx.language].badBirthday);
    await this.change(ctx, { birthday }, birthdayQuestion(ctx));
  }

  @WizardStep(step.erase)
  async erase(@Ctx() ctx: GuestContext): Promise<void> {
    if (await this.wentAway(ctx)) return;
    if (pressed(ctx)?.action !== 'yes') return askAgain(ctx, eraseQuestion(ctx));
    await this.goTo(ctx, step.eraseSurely, eraseSurelyQuestion(ctx));
  }

  @WizardStep(step.eraseSurely)
  async eraseSurely(@Ctx() ctx: GuestContext): Promise<void> {
    if (await this.wentAway(ctx)) return;
    if (pressed(ctx)?.action !== 'surely') return askAgain(ctx, eraseSurelyQuestion(ctx));
    await ctx.api.erase();
    const { erased } = profileTexts[ctx.language];
    await finish(ctx, erased);
    ctx.forgetGuest();
  }

  /** Back to the card, or out of it: both are offered at each step. */
  private async wentAway(ctx: GuestContext): Promise<boolean> {
    const said = pressed(ctx)?.action;
    if (said === 'back') await this.show(ctx);
    if (said === 'cancel') await finish(ctx, common[ctx.language].cancelled);
    return said === 'back' || said === 'cancel';
  }

  private async goTo(ctx: GuestContext, cursor: number, question: Question): Promise<void> {
    ctx.wizard.selectStep(cursor);
    await ask(ctx, question);
  }

  private show(ctx: GuestContext, first?: string): Promise<void> {
    return this.withGuest(ctx, (guest) => {
      recognise(ctx, guest);
      return this.goTo(ctx, step.card, card(ctx, guest, first));
    });
  }

  private async withGuest(ctx: GuestContext, then: (guest: ApiGuest) => Promise<void>): Promise<void> {
    const guest = await ctx.api.profile();
    await (guest ? then(guest) : registerAnew(ctx, scenes.profile));
  }

  /** `question`: what is asked once more when it cannot be taken. */
  private async change(ctx: GuestContext, said: object, question: Question): Promise<void> {
    const { saved, notSaved } = profileTexts[ctx.language];
    try {
      const guest = await ctx.api.changeProfile(said);
      await this.goTo(ctx, step.card, card(ctx, guest, saved));
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      if (error.status === 404) return registerAnew(ctx, scenes.profile);
      await askAgain(ctx, question, notSaved);
    }
  }

  private async setNews(ctx: GuestContext, given: boolean): Promise<void> {
    await unlessGone(() => ctx.api.consents([newsConsent(given)]));
    await this.show(ctx);
  }

  private async speak(ctx: GuestContext, language: Language): Promise<void> {
    await unlessGone(() => ctx.api.changeProfile({ language }));
    ctx.language = language;
    await this.show(ctx);
    // The menu below the line speaks it too, once a message has brought it.
    if (ctx.session.registered) await ctx.reply(profileTexts[language].languageIs, mainMenu(ctx));
  }
}

/** Whose card is gone is found out by whoever asks for it next. */
async function unlessGone(change: () => Promise<unknown>): Promise<void> {
  await change().catch((error: unknown) => {
    if (!(error instanceof ApiRefusal) || error.status !== 404) throw error;
  });
}
