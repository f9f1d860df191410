import type { TemplateType } from '@guestflow/contracts';

const ofAll = ['guest_name', 'venue_name', 'venue_address', 'venue_phone'] as const;
const ofVisit = [...ofAll, 'date', 'time', 'guests_count'] as const;
const ofOffer = [...ofVisit, 'answer_by'] as const;
export type Placeholder = (typeof ofOffer)[number];

/** Which names may stand in braces in a text. */
export const placeholdersOf = (type: TemplateType | 'campaign'): readonly Placeholder[] => {
  if (type === 'campaign' || type === 'birthday') return ofAll;
  return type === 'waitlist_offer' ? ofOffer : ofVisit;
};

export const inBraces = /\{([^{}\s]+)\}/g;

/** The names in a text for which nothing stands. */
export const unknownPlaceholders = (text: string, type: TemplateType | 'campaign'): string[] => {
  const known: readonly string[] = placeholdersOf(type);
  const named = [...text.matchAll(inBraces)].map(([, name]) => name!);
  return [...new Set(named)].filter((name) => !known.includes(name));
};

/** Whether something is left of the text where nothing is known for the names in it: a blank one cannot be sent. */
export const saysSomething = (text: string): boolean => text.replace(inBraces, '').trim() !== '';

export const longestText = 4_096;
