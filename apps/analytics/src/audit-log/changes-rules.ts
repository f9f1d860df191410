/** What of a state became other. */
export interface Change {
  /** Its names one in the other: contact.phone, shifts.0.starts_at. */
  field: string;
  before: unknown;
  after: unknown;
}

/** They change whenever anything does. */
const everChanging = ['version', 'updated_at'];
/** More than this nobody reads. */
const most = 100;

/** What somebody who reads the log wants to know of a change. Of what was not there before, the state itself tells. */
export function changesOf(before: unknown, after: unknown): Change[] {
  if (!isNamed(before) || !isNamed(after)) return [];
  const found: Change[] = [];
  compare('', before, after, found);
  return found.filter(({ field }) => !everChanging.includes(field)).slice(0, most);
}

function compare(field: string, before: unknown, after: unknown, found: Change[]): void {
  const [was, is] = [partsOf(before), partsOf(after)];
  if (was && is) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      compare(field ? `${field}.${key}` : key, was[key], is[key], found);
    }
  } else if (!isSame(before, after)) found.push({ field, before: before ?? null, after: after ?? null });
}

/** Lists of words or numbers are one thing; lists of things are looked into. */
function partsOf(value: unknown): Record<string, unknown> | undefined {
  if (isNamed(value)) return value;
  const isListOfThings = Array.isArray(value) && value.length > 0 && value.every(isNamed);
  return isListOfThings ? { ...value } : undefined;
}

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isNamed(one) || !isNamed(other)) return false;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.every((key) => isSame(one[key], other[key]));
}
