import { Language, MessageAction, MessageButton, TemplateType } from '@guestflow/contracts';

export interface DefaultTemplate {
  message_text: string;
  buttons: MessageButton[];
  delay_minutes: number | null;
  is_active: boolean;
}

type Words = [message_text: string, ...buttons: [action: MessageAction, text: string][]];

/**
 * What a venue says until it finds words of its own. A date stands as the calendar has it ("суббота, 8 мая"), so no
 * word before it may ask for another case.
 */
const words: Record<Language, Record<TemplateType, Words>> = {
  ru: {
    booking_requested: [
      '{guest_name}, мы получили вашу заявку: {date} в {time}, гостей: {guests_count}. Скоро ответим!',
      ['cancel', 'Отменить заявку'],
    ],
    booking_confirmation: [
      '{guest_name}, ваша бронь подтверждена: {date} в {time}, гостей: {guests_count}. Ждём вас в «{venue_name}»!',
      ['cancel', 'Отменить бронь'],
    ],
    booking_moved: [
      '{guest_name}, ваша бронь перенесена: {date} в {time}, гостей: {guests_count}. Ждём вас в «{venue_name}»!',
      ['cancel', 'Отменить бронь'],
    ],
    booking_cancelled: [
      '{guest_name}, к сожалению, вашу бронь ({date}, {time}) пришлось отменить. Простите нас и выберите, пожалуйста, другое время.',
      ['book', 'Выбрать другое время'],
    ],
    booking_lapsed: [
      '{guest_name}, мы не успели подтвердить вашу бронь ({date}, {time}). Простите нас и попробуйте, пожалуйста, ещё раз.',
      ['book', 'Забронировать'],
    ],
    // Not that it is today: the evening may go on after midnight.
    reminder_60min: [
      '{guest_name}, напоминаем: в {time} вас ждут в «{venue_name}».',
      ['coming', 'Буду'],
      ['late', 'Опоздаю'],
      ['cancel', 'Отменить'],
    ],
    reminder: [
      '{guest_name}, напоминаем о вашей брони: {date} в {time}, гостей: {guests_count}. До встречи в «{venue_name}»!',
      ['coming', 'Буду'],
      ['late', 'Опоздаю'],
      ['cancel', 'Отменить'],
    ],
    feedback_request: [
      '{guest_name}, спасибо, что были у нас! Как всё прошло? Оцените визит от 0 до 10.',
      ['feedback', 'Оставить отзыв'],
    ],
    waitlist_offer: [
      '{guest_name}, для вас освободилось место: {date} в {time}, гостей: {guests_count}. Держим его до {answer_by} — придёте?',
      ['accept_offer', 'Да, приду'],
      ['decline_offer', 'Нет, спасибо'],
    ],
    birthday: [
      '{guest_name}, с днём рождения! Пусть год будет щедрым на добрые вечера. Отпразднуйте с нами: «{venue_name}» ждёт вас.',
      ['book', 'Забронировать стол'],
    ],
  },
  en: {
    booking_requested: [
      '{guest_name}, we have your request: {date} at {time} for {guests_count}. We will answer soon!',
      ['cancel', 'Cancel the request'],
    ],
    booking_confirmation: [
      '{guest_name}, your booking is confirmed: {date} at {time} for {guests_count}. See you at {venue_name}!',
      ['cancel', 'Cancel the booking'],
    ],
    booking_moved: [
      '{guest_name}, your booking has a new time: {date} at {time} for {guests_count}. See you at {venue_name}!',
      ['cancel', 'Cancel the booking'],
    ],
    booking_cancelled: [
      '{guest_name}, we are sorry: your booking for {date} at {time} had to be cancelled. Would another time suit you?',
      ['book', 'Choose another time'],
    ],
    booking_lapsed: [
      '{guest_name}, we are sorry: nobody could confirm your booking for {date} at {time} in time. Please try once more.',
      ['book', 'Book a table'],
    ],
    reminder_60min: [
      '{guest_name}, a reminder: {venue_name} expects you at {time}.',
      ['coming', "I'm coming"],
      ['late', "I'll be late"],
      ['cancel', 'Cancel'],
    ],
    reminder: [
      '{guest_name}, a reminder of your booking: {date} at {time} for {guests_count}. See you at {venue_name}!',
      ['coming', "I'm coming"],
      ['late', "I'll be late"],
      ['cancel', 'Cancel'],
    ],
    feedback_request: [
      '{guest_name}, thank you for your visit! How was it? Give it a score from 0 to 10.',
      ['feedback', 'Leave feedback'],
    ],
    waitlist_offer: [
      '{guest_name}, a table is free for you: {date} at {time} for {guests_count}. We hold it until {answer_by}. Will you come?',
      ['accept_offer', 'Yes, I will'],
      ['decline_offer', 'No, thank you'],
    ],
    birthday: [
      '{guest_name}, happy birthday! May the year bring you many good evenings. Celebrate with us: {venue_name} is waiting for you.',
      ['book', 'Book a table'],
    ],
  },
};

const delays: Partial<Record<TemplateType, number>> = { feedback_request: 120 };

/** A greeting is an offer: whether guests are to get one is for the venue to say. */
const offAtFirst: readonly TemplateType[] = ['birthday'];

export function defaultOf(type: TemplateType, language: Language): DefaultTemplate {
  const [message_text, ...buttons] = words[language][type];
  return {
    message_text,
    buttons: buttons.map(([action, text]) => ({ text, action })),
    delay_minutes: delays[type] ?? null,
    is_active: !offAtFirst.includes(type),
  };
}
