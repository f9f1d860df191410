// What several of the guests' pages say.
import { wallOf } from '../days.js';
import { make } from '../elements.js';
import { clockTime, dayInFull, dayOf, say } from '../texts.js';
import { ownZone, wordsOfZone } from '../zones.js';

/** Named only where the visitor's own clock shows another time. */
export function zoneNote(instant, zone) {
  const [here, there] = [wallOf(instant, ownZone()), wallOf(instant, zone)];
  if (here.date === there.date && here.time === there.time) return undefined;
  return make('p', { class: 'hint' }, say('zone_note', { zone: wordsOfZone(zone) }));
}

/** `Thursday, 6 May 2027, 18:00`. */
export const wordsOfWhen = ({ date, booked_at }, zone) => `${dayInFull(date)}, ${clockTime(new Date(booked_at), zone)}`;

/** A time among those of `date`: of another one, with its day. */
export const wordsOfSlot = (slot, zone, date) => {
  const time = clockTime(new Date(slot.starts_at), zone);
  return slot.date === date ? time : `${dayOf(slot.date)}, ${time}`;
};

export const phoneLink = (phone) => make('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone);

/** To call, where there is a number. */
export const callUs = (text, { phone }) => make('p', {}, text, ' ', phone ? phoneLink(phone) : say('call_no_phone'));

export const placeOf = ({ address, city }) => [address, city].filter(Boolean).join(', ');
