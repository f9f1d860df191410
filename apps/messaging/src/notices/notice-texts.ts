import { Language } from '@guestflow/contracts';
import { Button, defaultTemplates } from '../templates/default-templates';
import { NoticeRule, StepRule } from './notice-rules';

/** What is said by itself, until the venue finds words of its own. */
export interface NoticeText {
  message_text: string;
  delay_minutes: number | null;
  buttons: Button[];
}

type BuiltIn = Exclude<StepRule, 'booking_confirmation'>;

/** Of which venues have no template. */
const builtIn: Record<Language, Record<BuiltIn, NoticeText>> = {
  ru: {
    booking_moved: {
      message_text:
        '{guest_name}, ваша бронь перенесена: {date} в {time}, гостей: {guests_count}. Ждём вас в «{venue_name}»!',
      delay_minutes: null,
      buttons: [{ text: 'Отменить бронь', action: 'cancel' }],
    },
    booking_cancelled: {
      message_text:
        '{guest_name}, к сожалению, вашу бронь ({date}, {time}) пришлось отменить. Простите нас и выберите, пожалуйста, другое время.',
      delay_minutes: null,
      buttons: [{ text: 'Выбрать другое время', action: 'book' }],
    },
    booking_lapsed: {
      message_text:
        '{guest_name}, мы не успели подтвердить вашу бронь ({date}, {time}). Простите нас и попробуйте, пожалуйста, ещё раз.',
      delay_minutes: null,
      buttons: [{ text: 'Забронировать', action: 'book' }],
    },
  },
  en: {
    booking_moved: {
      message_text:
        '{guest_name}, your booking has a new time: {date} at {time} for {guests_count}. See you at {venue_name}!',
      delay_minutes: null,
      buttons: [{ text: 'Cancel the booking', action: 'cancel' }],
    },
    booking_cancelled: {
      message_text:
        '{guest_name}, we are sorry: your booking for {date} at {time} had to be cancelled. Would another time suit you?',
      delay_minutes: null,
      buttons: [{ text: 'Choose another time', action: 'book' }],
    },
    booking_lapsed: {
      message_text:
        '{guest_name}, we are sorry: nobody could confirm your booking for {date} at {time} in time. Please try once more.',
      delay_minutes: null,
      buttons: [{ text: 'Book a table', action: 'book' }],
    },
  },
};

const isBuiltIn = (rule: NoticeRule): rule is BuiltIn => Object.hasOwn(builtIn.en, rule);

export const ownText = (rule: NoticeRule, language: Language): NoticeText =>
  isBuiltIn(rule) ? builtIn[language][rule] : defaultTemplates[language].find(({ type }) => type === rule)!;

export const builtInRules = Object.keys(builtIn.en) as BuiltIn[];
