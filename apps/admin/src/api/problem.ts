import { textsNow, type InLanguages } from '../texts/language';
import { fieldTexts, problemTexts } from '../texts/problems';

/** A body as it came. The form is the API's `Problem`; what is not of that form is no mistake of the page's. */
type Said = Record<string, unknown>;

/** What an answer that is not a success says. `status` 0: there was no answer. */
export class Problem extends Error {
  readonly code: string;
  readonly rule?: string;
  readonly reason?: string;
  readonly errors: { field: string; message: string }[];
  readonly requestId?: string;

  constructor(
    readonly status: number,
    readonly said: Said = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(typeof said.detail === 'string' ? said.detail : String(status));
    this.code = typeof said.code === 'string' ? said.code : 'other';
    this.rule = typeof said.rule === 'string' ? said.rule : undefined;
    this.reason = typeof said.reason === 'string' ? said.reason : undefined;
    this.errors = Array.isArray(said.errors) ? (said.errors as { field: string; message: string }[]) : [];
    this.requestId = typeof said.request_id === 'string' ? said.request_id : undefined;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return new Problem(response.status, said, Number(response.headers.get('retry-after')) || undefined);
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

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
