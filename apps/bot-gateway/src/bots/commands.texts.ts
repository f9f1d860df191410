import { Language } from '@guestflow/contracts';

/** What a guest finds in the bot's menu. */
const texts = {
  start: { ru: 'Начать сначала', en: 'Start from the beginning' },
  book: { ru: 'Забронировать', en: 'Make a booking' },
  mybookings: { ru: 'Мои брони', en: 'My bookings' },
  profile: { ru: 'Мои данные и согласия', en: 'My details and consents' },
  feedback: { ru: 'Оставить отзыв', en: 'Leave feedback' },
  help: { ru: 'Что я умею', en: 'What I can do' },
} as const;

export const commandsIn = (language: Language): { command: string; description: string }[] =>
  Object.entries(texts).map(([command, words]) => ({ command, description: words[language] }));

export const menuButtonTexts: Record<Language, string> = { ru: 'Бронь', en: 'Book' };
