import { textsNow, type InLanguages } from '../texts/language';
import { fieldTexts, problemTexts } from '../texts/problems';
import { isProblem, type Said } from './problem-form';

// What it is without any words guests' pages know as well, which have words of their own.
export { isProblem, Problem, problemOf } from './problem-form';

const filled = (text: string, said: Said): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = said[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
  });

let furtherTexts: InLanguages<Record<string, string>> | undefined;

/** More words, for pages that meet more problems. */
export const alsoSay = (texts: InLanguages<Record<string, string>>): void => void (furtherTexts = texts);

/** In words for who is looking. `own`: what a rule, a reason or a code means on this page. */
export function wordsOf(error: unknown, own: Record<string, string> = {}): string {
  const texts = textsNow(problemTexts);
  if (!isProblem(error)) return texts.other!;
  const names = [error.rule, error.reason, error.code].filter((name) => name !== undefined);
  const further = furtherTexts ? textsNow(furtherTexts) : {};
  for (const name of names) if (own[name]) return filled(own[name], error.said);
  // A rule says more than the code of its kind, whichever file its words are in.
  for (const name of names) {
    const words = texts[name] ?? further[name];
    if (words) return filled(words, error.said);
  }
  // The API says it in English: better than nothing where there are no words of ours.
  return `${texts.other} ${error.message}`;
}

/** What is wrong with a field, as the API names it. */
export function faultOf(error: unknown, field: string): string | undefined {
  const wrong = isProblem(error) ? error.errors.find((one) => one.field === field) : undefined;
  // `venue.timezone` is a time zone like any other.
  return wrong && (textsNow(fieldTexts)[field.split('.').at(-1)!] ?? wrong.message);
}
