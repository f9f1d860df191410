import { countedEn, countedRu, inLanguages } from '../texts/language';
import type { Sort } from './list-rules';

const sortsEn: Record<Sort, string> = {
  'created_at:desc': 'Newest cards first',
  'last_visit_at:desc': 'Came last',
  'last_visit_at:asc': 'Not seen for longest',
  'visit_count:desc': 'Come most often',
  'name:asc': 'By name',
  'no_show_count:desc': 'Most no-shows',
  'birthday:asc': 'By birthday',
};

const sortsRu: Record<Sort, string> = {
  'created_at:desc': 'Сначала новые',
  'last_visit_at:desc': 'Кто был недавно',
  'last_visit_at:asc': 'Кого давно не было',
  'visit_count:desc': 'Кто бывает чаще',
  'name:asc': 'По имени',
  'no_show_count:desc': 'Кто чаще не приходит',
  'birthday:asc': 'По дню рождения',
};

export const listTexts = inLanguages({
  en: {
    title: 'Guests',
    newGuest: 'New guest',
    addGuest: 'Add the guest',
    guestAdded: (name: string) => `${name} is written down`,
    addedTo: (name: string) => `The card of ${name} has what you gave`,
    takeOut: 'Download as CSV',
    import: 'Bring in a list',
    more: 'More',
    filter: 'Filter',
    clear: 'Clear',
    leaveOut: (part: string) => `Leave out: ${part}`,
    sort: 'Order',
    sorts: sortsEn,
    found: (count: number, more: boolean) => `${more ? 'More than ' : ''}${countedEn(count, 'guest', 'guests')}`,
    noGuests: 'No guests yet',
    noGuestsText: 'A guest appears with the first booking. You can also write one down here, or bring in a list.',
    nobody: 'There are no such guests.',
    known: 'There is a card of this guest already.',
    knownTwo: 'These are two cards. If it is one person, merge them first.',
    addTo: 'Add to it',
    ownCard: 'Add all the same',
    mergeThem: 'Compare and merge',
    tryAgain: 'The card has just changed. Try again.',
    phoneOfAnother: 'Another guest has this phone already.',
  },
  ru: {
    title: 'Гости',
    newGuest: 'Новый гость',
    addGuest: 'Записать гостя',
    guestAdded: (name) => `Гость записан: ${name}`,
    addedTo: (name) => `Карточка дополнена: ${name}`,
    takeOut: 'Скачать CSV',
    import: 'Загрузить список',
    more: 'Ещё',
    filter: 'Отобрать',
    clear: 'Сбросить',
    leaveOut: (part) => `Не учитывать: ${part}`,
    sort: 'Порядок',
    sorts: sortsRu,
    found: (count, more) => `${more ? 'Больше, чем ' : ''}${countedRu(count, 'гость', 'гостя', 'гостей')}`,
    noGuests: 'Гостей пока нет',
    noGuestsText: 'Гость появляется сам с первой бронью. Можно записать его здесь или загрузить список.',
    nobody: 'Таких гостей не нашлось.',
    known: 'Этот гость уже записан.',
    knownTwo: 'Это две разные карточки. Если это один человек, сначала объедините их.',
    addTo: 'Дополнить её',
    ownCard: 'Всё равно завести',
    mergeThem: 'Сравнить и объединить',
    tryAgain: 'Карточка только что изменилась. Попробуйте ещё раз.',
    phoneOfAnother: 'Этот телефон уже у другого гостя.',
  },
});

export type ListTexts = (typeof listTexts)['en'];
