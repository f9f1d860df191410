import { Language, MessageAction, messageActions, MessageButton } from '@guestflow/contracts';
import { inBraces, longestText, Placeholder } from './placeholder-rules';

/** What stands for a name in braces. */
export interface Known {
  guestName: string | null;
  venue: { name: string; zone: string; address?: string; phone?: string };
  /** Of what it is about, where it is about one. */
  visit?: { startsAt: Date; guestsCount: number };
  /** Until when the guest may answer an offer. */
  answerBy?: Date;
}

/** The text as the guest reads it, with the clock of the venue. */
export function rendered(text: string, known: Known, language: Language): string {
  const values = valuesOf(known, language);
  const spoken = values.guest_name === '' ? withoutName(text) : text;
  const filled = spoken.replace(inBraces, (as: string, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder]! : as,
  );
  return cut(filled, longestText);
}

const dateLocales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };
const dayAndMonth = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const hourAndMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: that takes longer than all else that is done to a message. There are as many as zones, languages and ways. */
function formatOf(language: Language, timeZone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${Object.keys(how).join()}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(dateLocales[language], { timeZone, ...how });
  formats.set(key, format);
  return format;
}

function valuesOf(
  { guestName, venue, visit, answerBy }: Known,
  language: Language,
): Partial<Record<Placeholder, string>> {
  const format = (at: Date, how: Intl.DateTimeFormatOptions) => formatOf(language, venue.zone, how).format(at);
  return {
    guest_name: guestName?.trim() ?? '',
    venue_name: venue.name,
    venue_address: venue.address ?? '',
    venue_phone: venue.phone ?? '',
    ...(visit && {
      date: format(visit.startsAt, dayAndMonth),
      time: format(visit.startsAt, hourAndMinute),
      guests_count: String(visit.guestsCount),
    }),
    ...(answerBy && { answer_by: format(answerBy, hourAndMinute) }),
  };
}

/** Whoever has no name is not called by it: what follows begins the sentence. */
const withoutName = (text: string): string =>
  text
    .replace(/^\{guest_name\}[,!]?\s*(.)/su, (_, first: string) => first.toUpperCase())
    .replace(/,?\s*\{guest_name\}/g, '');

/** Not in the middle of a character. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** Buttons as they are sent. Those of which nobody knows what they do are left out. */
export const buttonsOf = ({ buttons }: { buttons: readonly unknown[] }): MessageButton[] =>
  buttons.flatMap((button): MessageButton[] => {
    const { text, action, url } = (button ?? {}) as Partial<Record<keyof MessageButton, unknown>>;
    if (typeof text !== 'string') return [];
    if (isKnown(action)) return [{ text, action }];
    return typeof url === 'string' ? [{ text, url }] : [];
  });

const isKnown = (action: unknown): action is MessageAction => (messageActions as readonly unknown[]).includes(action);
