import { Language } from '@guestflow/contracts';

/** The same words in each language. A text with something in it is a function. */
export type Texts<T> = Record<Language, T>;

/** What several conversations say. */
export const common = {
  ru: {
    back: '← Назад',
    cancel: '✕ Отмена',
    cancelled: 'Хорошо, отменили.',
    nothingToCancel: 'Прерывать нечего. Чем помочь?',
    stale: 'Эта кнопка уже не действует.',
    useButtons: 'Пожалуйста, выберите кнопкой.',
    away: 'Что-то пошло не так. Попробуйте, пожалуйста, через минуту.',
    menu: {
      book: '📅 Забронировать',
      bookings: '🗒 Мои брони',
      profile: '👤 Профиль',
      feedback: '💬 Оставить отзыв',
      help: 'ℹ️ Помощь',
    },
  },
  en: {
    back: '← Back',
    cancel: '✕ Cancel',
    cancelled: 'All right, cancelled.',
    nothingToCancel: 'There is nothing to stop. How can we help?',
    stale: 'This button no longer works.',
    useButtons: 'Please choose with a button.',
    away: 'Something went wrong. Please try again in a minute.',
    menu: {
      book: '📅 Book a table',
      bookings: '🗒 My bookings',
      profile: '👤 Profile',
      feedback: '💬 Leave feedback',
      help: 'ℹ️ Help',
    },
  },
};
