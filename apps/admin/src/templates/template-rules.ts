import type { Shape } from '../api/client';
import { areSame, areSound } from '../messages/button-rules';
import { unknownIn } from '../messages/placeholder-rules';

export type Template = Shape<'TemplateDto'>;
export type Type = Template['type'];
export type Action = NonNullable<Shape<'MessageButton'>['action']>;

/** What can be changed of one. */
export type Draft = Pick<Template, 'message_text' | 'buttons' | 'delay_minutes'>;

export const draftOf = ({ message_text, buttons, delay_minutes }: Template): Draft => ({
  ...{ message_text, buttons, delay_minutes },
});

export const isChanged = (template: Template, draft: Draft): boolean =>
  template.message_text !== draft.message_text ||
  template.delay_minutes !== draft.delay_minutes ||
  !areSame(template.buttons, draft.buttons);

export const longestDelay = 10_080;

const isDelay = (delay: number | null): boolean =>
  delay === null || (Number.isInteger(delay) && delay >= 0 && delay <= longestDelay);

/** Whether it can be kept, as far as one can tell here. */
export const isSound = ({ placeholders }: Template, { message_text, buttons, delay_minutes }: Draft): boolean =>
  message_text.trim() !== '' &&
  unknownIn(message_text, placeholders).length === 0 &&
  areSound(buttons) &&
  isDelay(delay_minutes);

const ofBooking: Action[] = ['coming', 'late', 'cancel', 'bookings'];
const another: Action[] = ['book', 'bookings'];

/** What a button below each can do: something that makes sense for whom it is said to, at that moment. */
export const actionsOf: Record<Type, Action[]> = {
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

/** In which order they are shown: as a visit goes. */
export const groups: { name: 'booking' | 'reminders' | 'after'; types: Type[] }[] = [
  {
    name: 'booking',
    types: ['booking_requested', 'booking_confirmation', 'booking_moved', 'booking_cancelled', 'booking_lapsed'],
  },
  { name: 'reminders', types: ['reminder', 'reminder_60min'] },
  { name: 'after', types: ['feedback_request', 'waitlist_offer', 'birthday'] },
];
