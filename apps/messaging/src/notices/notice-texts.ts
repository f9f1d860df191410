import { Language, TemplateType } from '@guestflow/contracts';
import { Button, defaultTemplates } from '../templates/default-templates';

/** What is said by itself, until the venue finds words of its own. */
export interface NoticeText {
  message_text: string;
  delay_minutes: number | null;
  buttons: Button[];
}

type BuiltIn = Exclude<TemplateType, 'booking_confirmation' | 'reminder_60min' | 'feedback_request'>;

/** Of which venues have no template. */
const builtIn: Record<Language, Record<BuiltIn, NoticeText>> = {
  ru: {
    booking_requested: {
      message_text:
        '{guest_name}, ваша заявка принята: {date} в {time}, гостей: {guests_count}. Мы напишем, когда подтвердим её.',
      delay_minutes: null,
      buttons: [{ text: 'Отменить бронь', action: 'cancel' }],
    },
    reminder: {
      message_text: '{guest_name}, напоминаем: {date} в {time} вас ждут в «{venue_name}».',
      delay_minutes: null,
      buttons: [
        { text: 'Буду', action: 'coming' },
        { text: 'Отменить', action: 'cancel' },
      ],
    },
    waitlist_offer: {
      message_text:
        '{guest_name}, для вас есть стол: {date} в {time}, гостей: {guests_count}. Ответьте, пожалуйста, до {answer_by}.',
      delay_minutes: null,
      buttons: [
        { text: 'Беру', action: 'accept_offer' },
        { text: 'Не нужно', action: 'decline_offer' },
      ],
    },
    birthday: {
      message_text: '{guest_name}, «{venue_name}» поздравляет вас с днём рождения!',
      delay_minutes: null,
      buttons: [{ text: 'Забронировать', action: 'book' }],
    },
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
    booking_requested: {
      message_text:
        '{guest_name}, we have your request: {date} at {time} for {guests_count}. We will write as soon as it is confirmed.',
      delay_minutes: null,
      buttons: [{ text: 'Cancel the booking', action: 'cancel' }],
    },
    reminder: {
      message_text: '{guest_name}, a reminder: {venue_name} expects you on {date} at {time}.',
      delay_minutes: null,
      buttons: [
        { text: 'I am coming', action: 'coming' },
        { text: 'Cancel', action: 'cancel' },
      ],
    },
    waitlist_offer: {
      message_text:
        '{guest_name}, there is a table for you: {date} at {time} for {guests_count}. Please answer by {answer_by}.',
      delay_minutes: null,
      buttons: [
        { text: 'I take it', action: 'accept_offer' },
        { text: 'No, thank you', action: 'decline_offer' },
      ],
    },
    birthday: {
      message_text: '{guest_name}, {venue_name} wishes you a happy birthday!',
      delay_minutes: null,
      buttons: [{ text: 'Book a table', action: 'book' }],
    },
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

const isBuiltIn = (rule: TemplateType): rule is BuiltIn => Object.hasOwn(builtIn.en, rule);

export const ownText = (rule: TemplateType, language: Language): NoticeText =>
  isBuiltIn(rule) ? builtIn[language][rule] : defaultTemplates[language].find(({ type }) => type === rule)!;
