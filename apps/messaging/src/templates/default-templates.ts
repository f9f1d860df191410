import { Language } from '@guestflow/contracts';

export const templateTypes = ['booking_confirmation', 'reminder_60min', 'feedback_request'] as const;
export type TemplateType = (typeof templateTypes)[number];

export interface Button {
  text: string;
  action: string;
}

export interface DefaultTemplate {
  type: TemplateType;
  message_text: string;
  delay_minutes: number | null;
  buttons: Button[];
}

/** What a new venue says until it finds words of its own. */
export const defaultTemplates: Record<Language, DefaultTemplate[]> = {
  ru: [
    {
      type: 'booking_confirmation',
      message_text:
        '{guest_name}, ваша бронь подтверждена: {date} в {time}, гостей: {guests_count}. Ждём вас в «{venue_name}»!',
      delay_minutes: null,
      buttons: [{ text: 'Отменить бронь', action: 'cancel' }],
    },
    {
      type: 'reminder_60min',
      // Not that it is today: the evening may go on after midnight.
      message_text: '{guest_name}, напоминаем: в {time} вас ждут в «{venue_name}».',
      delay_minutes: null,
      buttons: [
        { text: 'Буду', action: 'coming' },
        { text: 'Опоздаю', action: 'late' },
        { text: 'Отменить', action: 'cancel' },
      ],
    },
    {
      type: 'feedback_request',
      message_text: '{guest_name}, спасибо, что были у нас! Как всё прошло? Оцените визит от 0 до 10.',
      delay_minutes: 120,
      buttons: [{ text: 'Оставить отзыв', action: 'feedback' }],
    },
  ],
  en: [
    {
      type: 'booking_confirmation',
      message_text:
        '{guest_name}, your booking is confirmed: {date} at {time} for {guests_count}. See you at {venue_name}!',
      delay_minutes: null,
      buttons: [{ text: 'Cancel the booking', action: 'cancel' }],
    },
    {
      type: 'reminder_60min',
      message_text: '{guest_name}, a reminder: {venue_name} expects you at {time}.',
      delay_minutes: null,
      buttons: [
        { text: "I'm coming", action: 'coming' },
        { text: "I'll be late", action: 'late' },
        { text: 'Cancel', action: 'cancel' },
      ],
    },
    {
      type: 'feedback_request',
      message_text: '{guest_name}, thank you for your visit! How was it? Give it a score from 0 to 10.',
      delay_minutes: 120,
      buttons: [{ text: 'Leave feedback', action: 'feedback' }],
    },
  ],
};
