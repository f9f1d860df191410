import { languages } from '@guestflow/contracts';
import { Ctx, Wizard, WizardStep } from 'nestjs-telegraf';
import { Markup } from 'telegraf';
import type { Contact } from 'telegraf/types';
import { ApiGuest } from '../../api/guest-api';
import { ApiRefusal } from '../../api/venue-api';
import { ask, askAgain, backButton, finishWithMenu, patience, Question, sayBelow, wordsOf } from '../asking';
import { button, pressed } from '../buttons';
import { GuestContext } from '../guest-context';
import { isRegistered, recognise } from '../registered';
import { scenes } from '../scenes';
import { common } from '../texts';
import { marketing, personalData } from './consent.texts';
import { consentsOf } from './consents';
import { Arrival, isOwn, LinkOutcome, registration } from './start-rules';
import { startTexts } from './start.texts';

type State = Arrival & { news?: boolean };

const step = { open: 0, consent: 1, marketing: 2, contact: 3 } as const;

/** Who comes for the first time is asked for consent, and then for the phone by which staff know guests. */
@Wizard(scenes.start, patience)
export class StartWizard {
  @WizardStep(step.open)
  async open(@Ctx() ctx: GuestContext): Promise<void> {
    const guest = await ctx.api.profile();
    if (guest && isRegistered(guest)) return this.welcomeBack(ctx, guest);
    ctx.wizard.selectStep(step.consent);
    await ask(ctx, consentQuestion(ctx));
  }

  @WizardStep(step.consent)
  async consent(@Ctx() ctx: GuestContext): Promise<void> {
    const said = pressed(ctx)?.action;
    if (said === 'decline') return finishWithMenu(ctx, startTexts[ctx.language].declined);
    if (said !== 'agree') return askAgain(ctx, consentQuestion(ctx));
    ctx.wizard.selectStep(step.marketing);
    await ask(ctx, marketingQuestion(ctx));
  }

  @WizardStep(step.marketing)
  async marketing(@Ctx() ctx: GuestContext): Promise<void> {
    const said = pressed(ctx)?.action;
    if (said === 'back') {
      ctx.wizard.selectStep(step.consent);
      return ask(ctx, consentQuestion(ctx));
    }
    if (said !== 'yes' && said !== 'skip') return askAgain(ctx, marketingQuestion(ctx));
    stateOf(ctx).news = said === 'yes';
    ctx.wizard.selectStep(step.contact);
    await askForContact(ctx, `${startTexts[ctx.language].thanks} ${startTexts[ctx.language].contact}`);
  }

  @WizardStep(step.contact)
  async contact(@Ctx() ctx: GuestContext): Promise<void> {
    const { notOwn, notTyped } = startTexts[ctx.language];
    if (ctx.callbackQuery) return void (await ctx.answerCbQuery(common[ctx.language].stale));
    const contact = ctx.message && 'contact' in ctx.message ? ctx.message.contact : undefined;
    if (contact) return isOwn(contact, ctx.from!) ? this.register(ctx, contact) : askForContact(ctx, notOwn);
    if (isSaid(ctx, 'cancel')) return finishWithMenu(ctx, common[ctx.language].cancelled);
    if (!isSaid(ctx, 'back')) return askForContact(ctx, notTyped);
    ctx.wizard.selectStep(step.marketing);
    await ask(ctx, marketingQuestion(ctx));
  }

  private async register(ctx: GuestContext, contact: Contact): Promise<void> {
    const { linkToken, news = false } = stateOf(ctx);
    const said = { linkToken, language: ctx.language, consents: consentsOf({ news }) };
    try {
      const guest = await ctx.api.register(registration(ctx.from!, contact, said));
      await this.welcome(ctx, guest, guest.link as LinkOutcome | null);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      await askForContact(ctx, startTexts[ctx.language].refused);
    }
  }

  private async welcome(ctx: GuestContext, guest: ApiGuest, link: LinkOutcome | null): Promise<void> {
    const { then } = stateOf(ctx);
    recognise(ctx, guest);
    const texts = startTexts[ctx.language];
    await finishWithMenu(ctx, [link && texts.link[link], texts.welcome(guest.name)].filter(Boolean).join(' '));
    if (then) await ctx.scene.enter(then);
  }

  private async welcomeBack(ctx: GuestContext, known: ApiGuest): Promise<void> {
    const { linkToken, then } = stateOf(ctx);
    const led = linkToken ? await ctx.api.register({ link_token: linkToken }) : undefined;
    const guest = led ?? known;
    recognise(ctx, guest);
    if (then) return void (await ctx.scene.enter(then));
    const texts = startTexts[ctx.language];
    const link = led?.link && texts.link[led.link as LinkOutcome];
    await finishWithMenu(ctx, [link, texts.back(guest.name)].filter(Boolean).join(' '));
  }
}

const stateOf = (ctx: GuestContext) => ctx.scene.state as State;

function consentQuestion(ctx: GuestContext): Question {
  const { hello, agree, decline } = startTexts[ctx.language];
  return {
    text: `${hello(ctx.venue.name)}\n\n${personalData[ctx.language](ctx.venue.name)}`,
    buttons: [[button(ctx, agree, 'agree'), button(ctx, decline, 'decline')]],
  };
}

function marketingQuestion(ctx: GuestContext): Question {
  const { marketingYes, marketingNo } = startTexts[ctx.language];
  return {
    text: marketing[ctx.language](ctx.venue.name),
    buttons: [[button(ctx, marketingYes, 'yes'), button(ctx, marketingNo, 'skip')], [backButton(ctx)]],
  };
}

/** Only a keyboard below the line can ask for a contact. */
async function askForContact(ctx: GuestContext, text: string): Promise<void> {
  const { back, cancel } = common[ctx.language];
  const share = Markup.button.contactRequest(startTexts[ctx.language].share);
  const keyboard = Markup.keyboard([[share], [back, cancel]])
    .resize()
    .oneTime();
  await sayBelow(ctx, text, keyboard.reply_markup);
}

const isSaid = (ctx: GuestContext, what: 'back' | 'cancel'): boolean =>
  languages.some((language) => wordsOf(ctx) === common[language][what]);
