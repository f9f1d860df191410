import { guestTexts } from '../guests/guest-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayInWords, localeOf } from '../time/venue-time';
import { kinds, partsOf, type Condition, type Filter } from './filter-rules';
import { segmentsTexts } from './segments-texts';

/** What the names are called that a condition chooses from. */
export function useNames(): Partial<Record<Condition, Record<string, string>>> {
  const { sources, languages, consents, genders, channels } = useTexts(guestTexts);
  return { sources, languages, consents, gender: genders, may_receive: channels };
}

/** A condition in words: `With one of the tags: vip`. */
export function useConditionWords(): (filter: Filter, name: Condition) => string {
  const { conditions } = useTexts(segmentsTexts);
  const { yes, no } = useTexts(common);
  const names = useNames();
  const wordsOf = (name: Condition, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return value.toLocaleString(localeOf());
    if (kinds[name] === 'date') return dayInWords(value, { weekday: false });
    return names[name]?.[value] ?? value;
  };
  return (filter, name) => {
    const value = filter[name] ?? [];
    const said = Array.isArray(value) ? value : [value];
    return `${conditions[name]}: ${said.map((each) => wordsOf(name, each)).join(', ')}`;
  };
}

/** All of a filter in words, a condition a line. */
export function useFilterWords(): (filter: Filter) => string[] {
  const { everybody } = useTexts(segmentsTexts);
  const inWords = useConditionWords();
  return (filter) => {
    const parts = partsOf(filter);
    return parts.length === 0 ? [everybody] : parts.map((name) => inWords(filter, name));
  };
}
