import { Texts } from '../texts';

/** Where only people help. */
export const callUs: Texts<(phone: string | null) => string> = {
  ru: (phone) => (phone ? `Позвоните нам: ${phone}` : 'Свяжитесь с нами, пожалуйста: поможем.'),
  en: (phone) => (phone ? `Call us: ${phone}` : 'Please get in touch with us: we will help.'),
};

export interface ChoosingTexts {
  howMany: string;
  more: string;
  evenMore: (most: number) => string;
  orWrite: (most: number) => string;
  tooMany: (most: number) => string;
  wrongNumber: string;
  whichDay: string;
  noDays: string;
  today: string;
  tomorrow: string;
  notThatDay: string;
  over: string;
  tooFar: (last: string) => string;
  unclearDay: string;
  whatTime: (day: string, party: string) => string;
  full: (day: string) => string;
  nearestDays: string;
  notThen: (time: string) => string;
  unclearTime: string;
  whichOfTwo: (time: string) => string;
  earlier: string;
  later: string;
  otherTime: string;
  otherDay: string;
  taken: string;
  nearby: string;
}

export const choosingTexts: Texts<ChoosingTexts> = {
  ru: {
    howMany: 'Сколько вас будет?',
    more: 'Больше',
    evenMore: (most) => `Больше ${most}`,
    orWrite: (most) => `Сколько вас будет? Выберите или напишите число — до ${most}.`,
    tooMany: (most) => `Компании больше ${most} мы принимаем по телефону.`,
    wrongNumber: 'Выберите кнопкой или напишите, сколько вас будет: например, 4.',
    whichDay: 'В какой день вас ждать? Выберите или напишите: 12.06, завтра.',
    noDays: 'Свободных дней пока нет.',
    today: 'Сегодня',
    tomorrow: 'Завтра',
    notThatDay: 'В этот день мест нет',
    over: 'Этот день уже прошёл.',
    tooFar: (last) => `Так далеко вперёд мы пока не бронируем. Последний день — ${last}.`,
    unclearDay: 'Не понял, какой это день. Выберите кнопкой или напишите: 12.06, 12 июня, завтра.',
    whatTime: (day, party) => `${day}, ${party}.\nВо сколько вас ждать?`,
    full: (day) => `${day}: всё занято или мы закрыты.`,
    nearestDays: 'Ближайшие дни, когда есть места:',
    notThen: (time) => `На ${time} места нет.`,
    unclearTime: 'Не понял, во сколько. Выберите кнопкой или напишите: 19:30.',
    whichOfTwo: (time) => `${time} в эту ночь бывает дважды: выберите кнопкой.`,
    earlier: '‹ Раньше',
    later: 'Позже ›',
    otherTime: '🕐 Другое время',
    otherDay: '📅 Другой день',
    taken: 'Увы, это время только что заняли.',
    nearby: 'Свободно рядом:',
  },
  en: {
    howMany: 'How many of you will there be?',
    more: 'More',
    evenMore: (most) => `More than ${most}`,
    orWrite: (most) => `How many of you will there be? Choose, or write a number up to ${most}.`,
    tooMany: (most) => `Parties of more than ${most} are booked by phone.`,
    wrongNumber: 'Choose with a button, or write how many you will be: 4, for example.',
    whichDay: 'On which day? Choose, or write: 12.06, tomorrow.',
    noDays: 'There are no free days for now.',
    today: 'Today',
    tomorrow: 'Tomorrow',
    notThatDay: 'Nothing is free on that day',
    over: 'That day is over already.',
    tooFar: (last) => `We do not take bookings that far ahead yet. The last day is ${last}.`,
    unclearDay: 'I did not get which day that is. Choose with a button, or write: 12.06, 12 June, tomorrow.',
    whatTime: (day, party) => `${day}, ${party}.\nAt what time?`,
    full: (day) => `${day}: we are full or closed.`,
    nearestDays: 'The nearest days with a free table:',
    notThen: (time) => `Nothing is free at ${time}.`,
    unclearTime: 'I did not get the time. Choose with a button, or write: 19:30.',
    whichOfTwo: (time) => `There are two of ${time} that night: choose with a button.`,
    earlier: '‹ Earlier',
    later: 'Later ›',
    otherTime: '🕐 Another time',
    otherDay: '📅 Another day',
    taken: 'Sorry, that time has just been taken.',
    nearby: 'Free nearby:',
  },
};
