import { textsNow, useTexts, type InLanguages } from '../texts/language';
import * as en from './texts-en';
import * as ru from './texts-ru';

export type GuestTexts = typeof en.texts;

// Both at once: who changes to the other may have no network at that moment, and asking for one alone takes longer on a
// slow network than loading two.
const words: InLanguages<typeof en> = { en, ru };

export const useGuestTexts = (): GuestTexts => useTexts(words).texts;

/** Outside of what is drawn. */
export const guestWordsNow = (): typeof en => textsNow(words);
