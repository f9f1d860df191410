import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { dayInWords } from '../time/venue-time';
import type { Filter } from './filter-rules';
import { guestTexts } from './guest-texts';
import { listTexts } from './list-texts';

/** A part of a filter in words: `With one of the tags: vip`. */
export function useFilterWords(): (filter: Filter, name: keyof Filter) => string {
  const { filterNames } = useTexts(listTexts);
  const words = useTexts(guestTexts);
  const { yes, no } = useTexts(common);
  const valueOf = (filter: Filter, name: keyof Filter): string => {
    switch (name) {
      case 'sources':
        return (filter.sources ?? []).map((source) => words.sources[source]).join(', ');
      case 'languages':
        return (filter.languages ?? []).map((language) => words.languages[language]).join(', ');
      case 'consents':
        return (filter.consents ?? []).map((consent) => words.consents[consent]).join(', ');
      case 'may_receive':
        return words.channels[filter.may_receive!];
      case 'gender':
        return words.genders[filter.gender!];
      case 'created_after':
      case 'created_before':
        return dayInWords(filter[name]!, { weekday: false });
      default: {
        const value = filter[name];
        if (typeof value === 'boolean') return value ? yes : no;
        return Array.isArray(value) ? value.join(', ') : String(value);
      }
    }
  };
  return (filter, name) => `${filterNames[name]}: ${valueOf(filter, name)}`;
}
