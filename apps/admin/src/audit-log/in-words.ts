import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { auditLogTexts } from './audit-log-texts';
import { isEmpty } from './difference-rules';
import { eventTexts } from './event-texts';
import { fieldNames } from './field-texts';
import { valueNames } from './value-texts';

export const eventInWords = (event: string): string => {
  const name = event.replace(/\.v\d+$/, '');
  return textsNow(eventTexts)[name] ?? name;
};

/** `settings.opening_hours.mon.0.from`, each name in words, and the places in lists counted from one. */
export const fieldInWords = (field: string): string =>
  field
    .split('.')
    .map((name) =>
      /^\d+$/.test(name) ? textsNow(auditLogTexts).item(Number(name) + 1) : (textsNow(fieldNames)[name] ?? name),
    )
    .join(' · ');

/** Only here do words stand for themselves; a guest may be called anything. */
const worded = new Set([
  ...['status', 'source', 'role', 'cancelled_by', 'state', 'channel', 'purpose', 'way', 'how', 'overrides', 'kind'],
  ...['guest_says', 'shape', 'platform_role', 'preferred_channel', 'language', 'urgency', 'scope', 'roles'],
  ...['gender', 'type', 'sources', 'languages', 'may_receive'],
]);
/** Reasons are people's own words, or a name that nobody writes by hand. */
const isName = /^[a-z]+(_[a-z]+)+$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})$/;

/** Whatever stood there, as somebody can read it. Moments are on the clock of `zone`. */
export function valueInWords(field: string, value: unknown, zone: string): string {
  if (isEmpty(value)) return '—';
  const words = textsNow(common);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return value.toLocaleString(document.documentElement.lang);
  if (Array.isArray(value)) return value.map((one: unknown) => valueInWords(field, one, zone)).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, inner]) => !isEmpty(inner))
      .map(([key, inner]) => `${fieldInWords(key)}: ${valueInWords(key, inner, zone)}`)
      .join(', ');
  if (typeof value !== 'string') return '—';
  if (instant.test(value)) return momentInWords(value, zone);
  const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  if (worded.has(name) || (name === 'reason' && isName.test(value))) return textsNow(valueNames)[value] ?? value;
  return value.replace(id, (_, end: string) => `…${end.slice(-6)}`);
}
