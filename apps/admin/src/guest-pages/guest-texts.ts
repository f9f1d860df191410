import { use } from 'react';
import { language, useLanguage, type Language } from '../texts/language';
import type * as english from './texts-en';

export type GuestTexts = typeof english.texts;
type Words = Pick<typeof english, 'texts' | 'refusals' | 'waitSome'>;

// Nobody waits for the words of a language he does not read.
const languages: Record<Language, () => Promise<Words>> = {
  en: () => import('./texts-en'),
  ru: () => import('./texts-ru'),
};
const asked = new Map<Language, Promise<Words>>();
const there = new Map<Language, Words>();

function wordsIn(wanted: Language): Promise<Words> {
  const known = asked.get(wanted) ?? languages[wanted]();
  asked.set(wanted, known);
  void known.then(
    (words) => there.set(wanted, words),
    // With a network again it is tried again.
    () => asked.delete(wanted),
  );
  return known;
}

// They are on their way while the rest of the page is.
void wordsIn(language());

/** The page waits for them, as for what it is about. */
export const useGuestTexts = (): GuestTexts => use(wordsIn(useLanguage())).texts;

/** Outside of what is drawn: what is shown has waited for them. */
export const guestWordsNow = (): Words | undefined => there.get(language());
