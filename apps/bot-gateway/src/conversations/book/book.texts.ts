import { Texts } from '../texts';

export interface BookTexts {
  wishes: string;
  skip: string;
  tooLong: (most: number) => string;
  check: (lines: string) => string;
  book: string;
  confirmed: (lines: string) => string;
  requested: (lines: string) => string;
  page: string;
}

export const bookTexts: Texts<BookTexts> = {
  ru: {
    wishes: 'Есть пожелания? Напишите: у окна, детский стул, день рождения…',
    skip: 'Без пожеланий',
    tooLong: (most) => `Это слишком длинно: поместится ${most} знаков.`,
    check: (lines) => `Проверьте, пожалуйста:\n\n${lines}\n\nВсё верно?`,
    book: '✓ Забронировать',
    confirmed: (lines) => `Готово, стол забронирован. Ждём вас!\n\n${lines}`,
    requested: (lines) => `Заявку передали. Ответим здесь, как только подтвердим.\n\n${lines}`,
    page: '🔗 Страница брони',
  },
  en: {
    wishes: 'Any wishes? Write them: by the window, a high chair, a birthday…',
    skip: 'No wishes',
    tooLong: (most) => `That is too long: there is room for ${most} characters.`,
    check: (lines) => `Please check:\n\n${lines}\n\nIs it all right?`,
    book: '✓ Book',
    confirmed: (lines) => `Done, your table is booked. See you!\n\n${lines}`,
    requested: (lines) => `We have your request, and will answer here as soon as it is confirmed.\n\n${lines}`,
    page: '🔗 Page of the booking',
  },
};
