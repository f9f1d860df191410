import { Texts } from '../texts';

export interface NoticesTexts {
  weWait: string;
  late: (minutes: number) => string;
  dropped: string;
  offer: { accepted: (lines: string) => string; declined: string; over: string; booked: string };
  say: { coming: string; late: string; cancel: string; sure: string; keep: string; again: string };
}

export const noticesTexts: Texts<NoticesTexts> = {
  ru: {
    weWait: 'Ждём вас',
    late: (minutes) => `Знаем, что вы опоздаете на ${minutes} мин.`,
    dropped: 'Бронь отменена. Будем рады видеть вас в другой раз.',
    offer: {
      accepted: (lines) => `Стол ваш. Ждём вас!\n\n${lines}`,
      declined: 'Хорошо, передали ваше место следующему. В очереди вас больше нет.',
      over: 'Это предложение уже не действует. Можно выбрать другое время.',
      booked: 'Вы уже приняли это предложение. Бронь здесь: /mybookings',
    },
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
    offer: {
      accepted: (lines) => `The table is yours. See you!\n\n${lines}`,
      declined: 'All right, it goes to the next one. You are in the line no more.',
      over: 'This offer no longer holds. You can choose another time.',
      booked: 'You have taken this offer already. Your booking is here: /mybookings',
    },
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
