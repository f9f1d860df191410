import { useSyncExternalStore } from 'react';

/** What the pages are written in. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

const memory = 'guestflow.language';

const isLanguage = (value: unknown): value is Language => languages.some((known) => known === value);

function remembered(): Language | undefined {
  try {
    const kept = localStorage.getItem(memory);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    // A browser that keeps nothing.
    return undefined;
  }
}

const ofBrowser = (): Language => (navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en');

let current: Language = remembered() ?? ofBrowser();
document.documentElement.lang = current;
const listeners = new Set<() => void>();

export const language = (): Language => current;

/** `keep`: it was chosen by hand, and is meant for the next visit too. */
export function speak(wanted: Language, { keep = true } = {}): void {
  if (keep) {
    try {
      localStorage.setItem(memory, wanted);
    } catch {
      // For this visit, then.
    }
  }
  if (wanted === current) return;
  current = wanted;
  document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

/** Whoever has chosen by hand is not talked to otherwise, whatever an account or a venue speaks. */
export function suggest(wanted: string | undefined): void {
  if (isLanguage(wanted) && !remembered()) speak(wanted, { keep: false });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);

export type InLanguages<T> = Record<Language, T>;

/**
 * The words of a feature, a file beside it. Every word is there in every language, or it does not compile; what has a
 * number or a name in it is a function.
 */
export const inLanguages = <T extends object>(texts: { en: T; ru: NoInfer<T> }): InLanguages<T> => texts;

export const useTexts = <T>(texts: InLanguages<T>): T => texts[useLanguage()];

/** Outside of what is drawn: in an answer to an error, say. */
export const textsNow = <T>(texts: InLanguages<T>): T => texts[current];

/** `counted(3, 'гость', 'гостя', 'гостей')`: the Russian three forms. */
export function countedRu(count: number, one: string, few: string, many: string): string {
  const form = { one, few, many, two: few, zero: many, other: few }[new Intl.PluralRules('ru').select(count)];
  return `${count.toLocaleString('ru')} ${form}`;
}

export const countedEn = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : other}`;
