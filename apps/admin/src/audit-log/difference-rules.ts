/** What of an entry is looked at here; the API's entry has more. */
export interface Told {
  event: string;
  actor: string;
  old_value: object | null;
  new_value: object | null;
  changes: { field: string; before?: unknown; after?: unknown }[];
}

export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

/** `changed`: what became other. `said`: of what was not there before, what it is. */
export interface Difference {
  kind: 'changed' | 'said' | 'nothing';
  rows: Change[];
}

/** For machines: nobody reads them, and what happened tells of the rest. */
const unread = new Set([
  ...['id', 'version', 'created_at', 'updated_at', 'organization_id', 'venue_id', 'user_id', 'guest_id', 'card_id'],
  ...['booking_id', 'campaign_id', 'bot_id', 'upload_id', 'feedback_id', 'import_id', 'created_by_user_id', 'keys'],
  ...['author_user_id', 'impersonator_id', 'merged_into_id', 'waitlist_id', 'card_ids', 'guest_ids', 'lessened'],
]);

const lastOf = (field: string): string => field.split('.').at(-1)!;

/** A state of hundreds of settings is not read to its end. */
const mostSaid = 40;

export function differenceOf({ changes, old_value, new_value }: Told): Difference {
  const rows = changes
    .filter(({ field }) => !unread.has(lastOf(field)))
    .map(({ field, before, after }) => ({ field, before: before ?? null, after: after ?? null }));
  if (rows.length > 0) return { kind: 'changed', rows };
  if (old_value || !new_value) return { kind: 'nothing', rows: [] };
  const said = saidIn(new_value).slice(0, mostSaid);
  return said.length > 0 ? { kind: 'said', rows: said } : { kind: 'nothing', rows: [] };
}

/** Field by field, their names one in the other; without what is empty. */
function saidIn(state: object, around = ''): Change[] {
  return Object.entries(state).flatMap(([key, value]: [string, unknown]) => {
    const field = around ? `${around}.${key}` : key;
    if (unread.has(key) || isEmpty(value)) return [];
    return isNamed(value) ? saidIn(value, field) : [{ field, before: null, after: value }];
  });
}

const isNamed = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Stands where a text had to stay one. */
const erasedText = '—';
/** By one of these everybody was known who has a card, a ban or a place in the queue. */
const knownBy: Record<string, string[]> = {
  guest: ['name', 'phone', 'email', 'telegram_id'],
  blacklist: ['phone'],
  waitlist: ['contact', 'phone'],
};

/** Whether something stood here about somebody who has been forgotten since. */
export function isErased({ event, old_value, new_value }: Told): boolean {
  const [entity = ''] = event.split('.');
  return [old_value, new_value].some((state) => {
    if (!state) return false;
    const said = state as Record<string, unknown>;
    if (Object.values(said).includes(erasedText)) return true;
    const names = knownBy[entity];
    // A part of a card tells nothing of whether the rest of it was there.
    return names !== undefined && names.some((name) => name in said) && names.every((name) => isEmpty(said[name]));
  });
}

/** Of lists of words: what came and what went. */
export function listDifference(before: readonly unknown[], after: readonly unknown[]) {
  return {
    gone: before.filter((one) => !after.includes(one)),
    kept: after.filter((one) => before.includes(one)),
    come: after.filter((one) => !before.includes(one)),
  };
}

/** Of texts: the words that became other, with what stands unchanged around them. */
export function textDifference(before: string, after: string) {
  const [was, is] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const middle = (words: string[]) => words.slice(head, words.length - tail).join('');
  return {
    head: was.slice(0, head).join(''),
    before: middle(was),
    after: middle(is),
    tail: was.slice(was.length - tail).join(''),
  };
}

/** The name of what it happened to, where it has one. */
export function nameIn({ new_value, old_value }: Told): string | undefined {
  for (const state of [new_value, old_value] as (Record<string, unknown> | null)[]) {
    const contact = state?.contact as { name?: unknown } | null | undefined;
    for (const name of [state?.name, contact?.name, state?.username, state?.email])
      if (typeof name === 'string' && name && name !== erasedText) return name;
  }
  return undefined;
}
