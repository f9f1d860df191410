import { Language } from '@guestflow/contracts';
import { weekdayOf } from './dates';

const localeOf: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf[language], options);

const at = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** «суббота, 12 июня 2027 г.» */
export const dayInWords = (date: string, language: Language): string =>
  format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    at(date),
  );

/** «сб, 12 июня»: as much of it as a button holds. */
export const dayInShort = (date: string, language: Language): string =>
  format(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at(date));

/** «вс» */
export const weekdayInShort = (date: string, language: Language): string =>
  format(language, { weekday: 'short', timeZone: 'UTC' }).format(at(date));

/** «июнь 2027» */
export const monthInWords = (month: string, language: Language): string =>
  `${format(language, { month: 'long', timeZone: 'UTC' }).format(at(`${month}-15`))} ${month.slice(0, 4)}`;

/** Monday first. */
export const weekdaysInShort = (language: Language): string[] =>
  Array.from({ length: 7 }, (_, index) => `2024-01-0${index + 1}`)
    .sort((one, other) => weekdayOf(one) - weekdayOf(other))
    .map((date) => weekdayInShort(date, language));

/** «суббота, 12 июня 2027 г., 19:30», by the venue's clock. */
export function momentInWords(instant: string, timeZone: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone } as const;
  const day = format(language, options).format(new Date(instant));
  const which = isShownTwice(instant, timeZone) ? ` (${offsetOf(instant, timeZone)})` : '';
  return `${day}, ${clockOf(instant, timeZone)}${which}`;
}

/** Clocks are put back by an hour, and by half an hour on Lord Howe Island. */
function isShownTwice(instant: string, timeZone: string): boolean {
  const at = Date.parse(instant);
  return [-60, -30, 30, 60].some((minutes) => {
    const other = new Date(at + minutes * 60_000).toISOString();
    return clockOf(other, timeZone) === clockOf(instant, timeZone);
  });
}

export const clockOf = (instant: string, timeZone: string): string =>
  format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));

/** «GMT+3»: what tells apart the two times that a clock shows twice. */
export const offsetOf = (instant: string, timeZone: string): string =>
  format('en', { timeZoneName: 'shortOffset', timeZone })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')!.value;

const forms: Record<Language, (kind: Intl.LDMLPluralRule) => string> = {
  ru: (kind) => ({ one: 'гость', few: 'гостя' })[kind as 'one' | 'few'] ?? 'гостей',
  en: (kind) => (kind === 'one' ? 'guest' : 'guests'),
};

/** «3 гостя» */
export const guestsInWords = (guests: number, language: Language): string =>
  `${guests} ${forms[language](new Intl.PluralRules(localeOf[language]).select(guests))}`;
