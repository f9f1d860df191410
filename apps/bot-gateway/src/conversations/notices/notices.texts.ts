import { Texts } from '../texts';

export interface NoticesTexts {
  weWait: string;
  late: (minutes: number) => string;
  dropped: string;
  say: { coming: string; late: string; cancel: string; sure: string; keep: string; again: string };
}

export const noticesTexts: Texts<NoticesTexts> = {
  ru: {
    weWait: 'Ждём вас',
    late: (minutes) => `Знаем, что вы опоздаете на ${minutes} мин.`,
    dropped: 'Бронь отменена. Будем рады видеть вас в другой раз.',
    say: {
      coming: '✓ Приду',
      late: '🕐 Опоздаю',
      cancel: '✕ Отменить бронь',
      sure: '✕ Да, отменить',
      keep: 'Нет, оставить',
      again: '📅 Забронировать снова',
    },
  },
  en: {
    weWait: 'See you',
    late: (minutes) => `We know that you will be ${minutes} min late.`,
    dropped: 'The booking is cancelled. We hope to see you another time.',
    say: {
      coming: '✓ I’m coming',
      late: '🕐 I’ll be late',
      cancel: '✕ Cancel the booking',
      sure: '✕ Yes, cancel',
      keep: 'No, keep it',
      again: '📅 Book again',
    },
  },
};
