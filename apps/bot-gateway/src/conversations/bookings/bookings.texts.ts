import type { ApiBooking } from '../../api/guest-api';
import { Texts } from '../texts';

export interface BookingsTexts {
  none: string;
  book: string;
  which: string;
  gone: string;
  status: Record<ApiBooking['status'], string>;
  coming: string;
  late: (minutes: number) => string;
  until: (deadline: string, call: string) => string;
  say: { coming: string; late: string; move: string; party: string; drop: string; close: string };
  closed: string;
  asItWas: string;
  weWait: string;
  weKnowLate: (minutes: number) => string;
  howLate: string;
  minutes: (minutes: number) => string;
  wrongMinutes: (most: number) => string;
  sureToMove: (lines: string) => string;
  move: string;
  moved: string;
  sureToDrop: (lines: string) => string;
  reason: (reason: string) => string;
  tooLong: (most: number) => string;
  drop: string;
  keep: string;
  dropped: (lines: string) => string;
  noRoom: string;
}

export const bookingsTexts: Texts<BookingsTexts> = {
  ru: {
    none: 'Предстоящих броней нет. Забронируем?',
    book: '📅 Забронировать',
    which: 'Ваши брони:',
    gone: 'Этой брони больше нет.',
    status: {
      new: '⏳ Ждёт подтверждения',
      confirmed: '✓ Подтверждена',
      arrived: '✓ Вы у нас',
      completed: 'Визит завершён',
      cancelled: '✕ Отменена',
      no_show: 'Не состоялась',
    },
    coming: 'Вы сказали, что придёте.',
    late: (minutes) => `Вы сказали, что опоздаете на ${minutes} мин.`,
    until: (deadline, call) => `Изменить или отменить бронь здесь можно было до: ${deadline}. ${call}`,
    say: {
      coming: '✓ Приду',
      late: '🕐 Опоздаю',
      move: '📅 Перенести',
      party: '👥 Сколько нас',
      drop: '✕ Отменить бронь',
      close: 'Закрыть',
    },
    closed: 'Ваши брони всегда здесь: /mybookings',
    asItWas: 'Хорошо, бронь остаётся как была.',
    weWait: 'Ждём вас!',
    weKnowLate: (minutes) => `Хорошо, ждём на ${minutes} мин. позже.`,
    howLate: 'На сколько минут вы опоздаете?',
    minutes: (minutes) => `${minutes} мин`,
    wrongMinutes: (most) => `Выберите кнопкой или напишите, на сколько минут: до ${most}.`,
    sureToMove: (lines) => `Будет так:\n\n${lines}\n\nИзменить бронь?`,
    move: '✓ Изменить',
    moved: 'Готово, бронь изменена.',
    sureToDrop: (lines) => `Отменить эту бронь?\n\n${lines}\n\nМожно написать почему — передам.`,
    reason: (reason) => `Причина: ${reason}`,
    tooLong: (most) => `Это слишком длинно: поместится ${most} знаков.`,
    drop: '✕ Да, отменить',
    keep: 'Нет, оставить',
    dropped: (lines) => `Бронь отменена. Будем рады видеть вас в другой раз.\n\n${lines}`,
    noRoom: 'На это время места уже нет.',
  },
  en: {
    none: 'You have no bookings ahead. Shall we make one?',
    book: '📅 Book a table',
    which: 'Your bookings:',
    gone: 'There is no such booking any more.',
    status: {
      new: '⏳ Waiting to be confirmed',
      confirmed: '✓ Confirmed',
      arrived: '✓ You are here',
      completed: 'The visit is over',
      cancelled: '✕ Cancelled',
      no_show: 'It did not take place',
    },
    coming: 'You said that you are coming.',
    late: (minutes) => `You said that you will be ${minutes} min late.`,
    until: (deadline, call) => `It could be changed or cancelled here until: ${deadline}. ${call}`,
    say: {
      coming: '✓ I’m coming',
      late: '🕐 I’ll be late',
      move: '📅 Move',
      party: '👥 How many of us',
      drop: '✕ Cancel the booking',
      close: 'Close',
    },
    closed: 'Your bookings are always here: /mybookings',
    asItWas: 'All right, the booking stays as it was.',
    weWait: 'See you!',
    weKnowLate: (minutes) => `All right, we expect you ${minutes} min later.`,
    howLate: 'By how many minutes will you be late?',
    minutes: (minutes) => `${minutes} min`,
    wrongMinutes: (most) => `Choose with a button, or write by how many minutes: ${most} at most.`,
    sureToMove: (lines) => `It will be:\n\n${lines}\n\nChange the booking?`,
    move: '✓ Change',
    moved: 'Done, the booking is changed.',
    sureToDrop: (lines) => `Cancel this booking?\n\n${lines}\n\nYou may write why, and we will pass it on.`,
    reason: (reason) => `Reason: ${reason}`,
    tooLong: (most) => `That is too long: there is room for ${most} characters.`,
    drop: '✕ Yes, cancel',
    keep: 'No, keep it',
    dropped: (lines) => `The booking is cancelled. We hope to see you another time.\n\n${lines}`,
    noRoom: 'Nothing is free at that time any more.',
  },
};
