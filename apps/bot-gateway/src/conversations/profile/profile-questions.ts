import { ApiGuest } from '../../api/guest-api';
import { backButton, cancelButton, Question } from '../asking';
import { button } from '../buttons';
import { GuestContext } from '../guest-context';
import { getsNews, showBirthday } from './profile-rules';
import { profileTexts } from './profile.texts';

/** `first`: what is said before it. */
export function card(ctx: GuestContext, guest: ApiGuest, first?: string): Question {
  const texts = profileTexts[ctx.language];
  const { name, phone, birthday, consents, visit_count } = guest;
  const news = getsNews(guest);
  const shown = texts.card({
    ...{ name, phone, language: ctx.language, news, visits: visit_count },
    ...{ birthday: birthday && showBirthday(birthday), personalData: consents.includes('personal_data') },
  });
  return {
    text: first ? `${first}\n\n${shown}` : shown,
    buttons: [
      [button(ctx, texts.name, 'name'), button(ctx, texts.birthday, 'birthday')],
      [button(ctx, texts.otherLanguage.label, 'language', texts.otherLanguage.to)],
      [button(ctx, news ? texts.newsOff : texts.newsOn, 'news', news ? 'off' : 'on')],
      [button(ctx, texts.erase, 'erase')],
      [button(ctx, texts.close, 'close')],
    ],
  };
}

export const nameQuestion = (ctx: GuestContext): Question => withWayOut(ctx, profileTexts[ctx.language].askName);

export const birthdayQuestion = (ctx: GuestContext): Question =>
  withWayOut(ctx, profileTexts[ctx.language].askBirthday);

export function eraseQuestion(ctx: GuestContext): Question {
  const { askErase, eraseYes } = profileTexts[ctx.language];
  return withWayOut(ctx, askErase, button(ctx, eraseYes, 'yes'));
}

export function eraseSurelyQuestion(ctx: GuestContext): Question {
  const { askEraseSurely, eraseSurely } = profileTexts[ctx.language];
  return withWayOut(ctx, askEraseSurely, button(ctx, eraseSurely, 'surely'));
}

const withWayOut = (ctx: GuestContext, text: string, ...buttons: ReturnType<typeof button>[]): Question => ({
  text,
  buttons: [...buttons.map((each) => [each]), [backButton(ctx), cancelButton(ctx)]],
});
