import { FieldError } from '@guestflow/problems';
import { Language, MessageAction, MessageButton, TemplateType } from '@guestflow/contracts';
import { longestText, Placeholder, placeholdersOf, unknownPlaceholders } from './placeholder-rules';

const ofBooking = ['coming', 'late', 'cancel', 'bookings'] as const;
const another = ['book', 'bookings'] as const;

/** What a button below each can do: something that makes sense for whom it is said to, at that moment. */
const actions: Record<TemplateType, readonly MessageAction[]> = {
  booking_requested: ['cancel', 'bookings'],
  booking_confirmation: ofBooking,
  booking_moved: ofBooking,
  booking_cancelled: another,
  booking_lapsed: another,
  reminder_60min: ofBooking,
  reminder: ofBooking,
  feedback_request: ['feedback', ...another],
  waitlist_offer: ['accept_offer', 'decline_offer'],
  birthday: another,
};
export const actionsOf = (type: TemplateType): readonly MessageAction[] => actions[type];

/**
 * How long what stands for a placeholder may sensibly get. Names may be longer still, but nobody's is: with such a one the
 * end of the text would be cut off.
 */
const longest: Record<Placeholder, number> = {
  ...{ guest_name: 100, venue_name: 100, venue_address: 300, venue_phone: 40 },
  ...{ date: 30, time: 5, guests_count: 4, answer_by: 5 },
};

/** How long a text gets at most, counted as Telegram does. */
export const longestOf = (text: string, type: TemplateType): number =>
  placeholdersOf(type).reduce(
    (length, name) => length + (text.split(`{${name}}`).length - 1) * (longest[name] - name.length - 2),
    text.length,
  );

export function faultsOfText(text: string, type: TemplateType): FieldError[] {
  const fault = (message: string): FieldError[] => [{ field: 'message_text', message }];
  if (text.trim() === '') return fault('message_text must not be blank');
  const unknown = unknownPlaceholders(text, type);
  if (unknown.length > 0) {
    const [named, known] = [unknown, placeholdersOf(type)].map((names) => names.map((name) => `{${name}}`).join(', '));
    return fault(`nothing stands for ${named} in ${type}: known are ${known}`);
  }
  const length = Math.max(text.length, longestOf(text, type));
  if (length <= longestText) return [];
  return fault(`Telegram takes ${longestText} characters: with what may stand for its placeholders this has ${length}`);
}

export const faultsOfButtons = (buttons: readonly MessageButton[], type: TemplateType): FieldError[] =>
  buttons.flatMap((button, index) => {
    const [part, message] = faultOfButton(button, type) ?? [];
    return message ? [{ field: ['buttons', index, part].filter((each) => each !== '').join('.'), message }] : [];
  });

function faultOfButton({ text, action, url }: MessageButton, type: TemplateType): [part: string, fault: string] | null {
  if (text.trim() === '') return ['text', 'the text of a button must not be blank'];
  if ((action === undefined) === (url === undefined)) return ['', 'a button has either an action or a url'];
  if (action !== undefined && !actionsOf(type).includes(action)) {
    return ['action', `${action} makes no sense in ${type}: it may have ${actionsOf(type).join(', ')}`];
  }
  return url === undefined || isOfTheWeb(url)
    ? null
    : ['url', 'url must be an address of the web, https://example.com'];
}

/** Telegram puts no other address on a button, and a guest could not open it. */
function isOfTheWeb(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes('.') && !/^127\.|\.localhost$/.test(hostname);
}

export const longestDelay = 10_080;

export function faultsOfDelay(delay: number | null, type: TemplateType): FieldError[] {
  if ((delay !== null) === (type === 'feedback_request')) return [];
  const message = delay === null ? `a ${type} needs delay_minutes` : 'only a feedback_request has delay_minutes';
  return [{ field: 'delay_minutes', message }];
}

export interface Wanted {
  message_text?: string;
  buttons?: MessageButton[];
  delay_minutes?: number | null;
  is_active?: boolean;
}

/** All that is wrong with what a template is to become. What is not said is not asked about. */
export const faultsOf = ({ message_text, buttons, delay_minutes }: Wanted, type: TemplateType): FieldError[] => [
  ...(message_text === undefined ? [] : faultsOfText(message_text, type)),
  ...(buttons === undefined ? [] : faultsOfButtons(buttons, type)),
  ...(delay_minutes === undefined ? [] : faultsOfDelay(delay_minutes, type)),
];

/** A template as it stands. */
export interface StandingTemplate {
  id: string;
  language: Language;
  version: number;
  message_text: string;
  buttons: MessageButton[];
  delay_minutes: number | null;
  is_active: boolean;
}

/**
 * What of a type's templates becomes another one, where this is wanted of the one with the id. Words are a language's own;
 * whether and when it is said holds in all of them.
 */
export function changes<Template extends StandingTemplate>(
  templates: readonly Template[],
  id: string,
  { message_text, buttons, ...rest }: Wanted,
): { before: Template; after: Template }[] {
  return templates.flatMap((before) => {
    const said = before.id === id ? { message_text, buttons: buttons?.map(plain) } : {};
    const after = { ...before, ...given({ ...said, ...rest }) };
    return isSame(before, after) ? [] : [{ before, after: { ...after, version: before.version + 1 } }];
  });
}

const isSame = (one: StandingTemplate, other: StandingTemplate): boolean =>
  one.message_text === other.message_text &&
  one.delay_minutes === other.delay_minutes &&
  one.is_active === other.is_active &&
  JSON.stringify(one.buttons.map(plain)) === JSON.stringify(other.buttons.map(plain));

/** As it is kept: only what is said. */
const plain = ({ text, action, url }: MessageButton): MessageButton => ({
  text,
  ...(action ? { action } : { url: url! }),
});

const given = (wanted: Wanted): Wanted =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
