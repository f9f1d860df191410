import { dateOf, daysAfter, weekdayOf } from './dates';

const months = [
  ['январ', 'янв', 'jan'],
  ['феврал', 'фев', 'feb'],
  ['март', 'мар', 'mar'],
  ['апрел', 'апр', 'apr'],
  ['май', 'мая', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['август', 'авг', 'aug'],
  ['сентябр', 'сен', 'sep'],
  ['октябр', 'окт', 'oct'],
  ['ноябр', 'ноя', 'nov'],
  ['декабр', 'дек', 'dec'],
];
const weekdays = [
  ['понедельник', 'пн', 'monday', 'mon'],
  ['вторник', 'вт', 'tuesday', 'tue'],
  ['среда', 'среду', 'ср', 'wednesday', 'wed'],
  ['четверг', 'чт', 'thursday', 'thu'],
  ['пятница', 'пятницу', 'пт', 'friday', 'fri'],
  ['суббота', 'субботу', 'сб', 'saturday', 'sat'],
  ['воскресенье', 'вс', 'sunday', 'sun'],
];
const fromToday: Record<string, number> = {
  ...{ сегодня: 0, today: 0, tonight: 0 },
  ...{ завтра: 1, tomorrow: 1 },
  ...{ послезавтра: 2, 'day after tomorrow': 2 },
};

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[,!?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:на|во?|к|on|the|at) (?:the )?/, '')
    .replace(/\.$/, '');

/** The day that somebody means who writes it; undefined when it cannot be told. */
export function typedDay(text: string, today: string): string | undefined {
  const said = tidy(text);
  const near = Object.hasOwn(fromToday, said) ? fromToday[said] : undefined;
  if (near !== undefined) return daysAfter(today, near);
  return ofWeekday(said, today) ?? inNumbers(said, today) ?? withMonth(said, today);
}

/** The next one, today among them. */
function ofWeekday(said: string, today: string): string | undefined {
  const weekday = weekdays.findIndex((names) => names.includes(said));
  return weekday < 0 ? undefined : daysAfter(today, (weekday - weekdayOf(today) + 7) % 7);
}

function inNumbers(said: string, today: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)?.map(Number);
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!);
  const [, one, sign, other, year] = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(said) ?? [];
  if (one === undefined) return undefined;
  const [day, month] = [Number(one), Number(other)];
  if (sign !== '/') return ofYear(day, month, year, today);
  // With a slash some begin with the day and some with the month: only what is one of them is understood.
  if (day > 12) return ofYear(day, month, year, today);
  return month > 12 || day === month ? ofYear(month, day, year, today) : undefined;
}

function withMonth(said: string, today: string): string | undefined {
  const ends = '(?:st|nd|rd|th|-?го|-?е)?';
  const dayFirst = new RegExp(`^(\\d{1,2})${ends} (?:of )?(\\p{L}+)\\.?(?: (\\d{4}))?(?: г\\.?| года)?$`, 'u');
  const monthFirst = new RegExp(`^(\\p{L}+)\\.? (?:the )?(\\d{1,2})${ends}(?: (\\d{4}))?$`, 'u');
  const [, day, name, year] = dayFirst.exec(said) ?? [];
  if (day !== undefined) return ofYear(Number(day), monthNamed(name!), year, today);
  const [, called, number, ofWhich] = monthFirst.exec(said) ?? [];
  return called === undefined ? undefined : ofYear(Number(number), monthNamed(called), ofWhich, today);
}

/** 0: there is none of this name. */
const monthNamed = (name: string): number =>
  months.findIndex((forms) => forms.some((form) => name.startsWith(form))) + 1;

/** Where no year is said, the next time that there is such a day. */
function ofYear(day: number, month: number, year: string | undefined, today: string): string | undefined {
  if (month === 0) return undefined;
  const now = Number(today.slice(0, 4));
  if (year !== undefined) return dateOf(year.length === 2 ? 2_000 + Number(year) : Number(year), month, day);
  const years = [now, now + 1];
  return years.map((each) => dateOf(each, month, day)).find((date) => date !== undefined && date >= today);
}

/** `19:30` that somebody means who writes it, on a clock of 24 hours or of twelve. */
export function typedTime(text: string): string | undefined {
  const said = tidy(text).replace(/ ?(?:часов|часа|час|ч)$/, '');
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?:[:.\- ](\d{2}))? ?(am|pm)?$/.exec(said) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const of24 = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return of24 > 23 ? undefined : `${String(of24).padStart(2, '0')}:${minutes}`;
}

/** A number by itself. */
export function typedNumber(text: string): number | undefined {
  const [, digits] = /^(\d{1,4})(?: \p{L}+)?$/u.exec(tidy(text)) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
