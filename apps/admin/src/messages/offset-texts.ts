import { countedEn, countedRu, inLanguages } from '../texts/language';
import { inLargest, type Unit } from './offset-rules';

/** Spans of time in words. */
export const offsetTexts = inLanguages({
  en: {
    long: (count: number, unit: Unit) => countedEn(count, unit.slice(0, -1), unit),
    before: (count: number, unit: Unit) => `${countedEn(count, unit.slice(0, -1), unit)} before`,
    units: { minutes: 'minutes', hours: 'hours', days: 'days', weeks: 'weeks' },
  },
  ru: {
    long: (count, unit) => countedRu(count, ...russian[unit]),
    before: (count, unit) => `за ${countedRu(count, ...russianBefore[unit])}`,
    units: { minutes: 'минут', hours: 'часов', days: 'дней', weeks: 'недель' },
  },
});

const russian: Record<Unit, [string, string, string]> = {
  minutes: ['минута', 'минуты', 'минут'],
  hours: ['час', 'часа', 'часов'],
  days: ['день', 'дня', 'дней'],
  weeks: ['неделя', 'недели', 'недель'],
};
const russianBefore: Record<Unit, [string, string, string]> = {
  minutes: ['минуту', 'минуты', 'минут'],
  hours: ['час', 'часа', 'часов'],
  days: ['день', 'дня', 'дней'],
  weeks: ['неделю', 'недели', 'недель'],
};

type OffsetTexts = typeof offsetTexts.en;

export function longInWords(t: OffsetTexts, minutes: number): string {
  const { count, unit } = inLargest(minutes);
  return t.long(count, unit);
}

export function beforeInWords(t: OffsetTexts, minutes: number): string {
  const { count, unit } = inLargest(minutes);
  return t.before(count, unit);
}
