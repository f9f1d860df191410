import { inLanguages } from '../texts/language';

export const listTexts = inLanguages({
  en: {
    title: 'Bookings of the day',
    search: 'Search by name or phone',
    status: 'Status',
    source: 'How they booked',
    anySource: 'However they booked',
    none: 'No bookings for this day yet',
    noneText: 'What is booked by anybody comes up here by itself.',
    noneFound: 'No booking of this day fits',
    clear: 'Show all',
    sum: (bookings: string, guests: string) => `${bookings}, ${guests}`,
  },
  ru: {
    title: 'Брони дня',
    search: 'Найти по имени или телефону',
    status: 'Статус',
    source: 'Откуда бронь',
    anySource: 'Откуда угодно',
    none: 'На этот день броней пока нет',
    noneText: 'Новые брони появятся здесь сами.',
    noneFound: 'Таких броней в этот день нет',
    clear: 'Показать все',
    sum: (bookings, guests) => `${bookings}, ${guests}`,
  },
});
