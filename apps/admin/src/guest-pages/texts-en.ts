import { countedEn } from '../texts/language';
import type { Refusals } from './refusals';

/** What the guests' pages say. */
export const texts = {
  otherLanguage: 'Русский',
  noNetwork: 'There is no connection. What you have chosen and written stays here.',
  broken: 'This page could not be shown.',
  reload: 'Load it again',
  nowhere: 'There is no such page',
  nowhereText: 'Check the address: all of it must be there.',
  gone: {
    book: 'There is no such page',
    booking: 'There is no such booking',
    waiting: 'There is no such place in line',
  },
  goneText: {
    book: 'Check the address: the venue may have changed it, or may take no bookings now.',
    booking: 'Check the link: all of it must be there. If that does not help, call the venue.',
    waiting: 'Check the link: all of it must be there. If that does not help, call the venue.',
  },

  venue: 'Venue',
  address: 'Address',
  phone: 'Phone',
  website: 'Website',
  call: (phone: string) => `Call ${phone}`,
  today: 'Today',
  closed: 'closed',
  roundTheClock: 'round the clock',
  openingHours: 'Opening hours',
  takesNoBookings: 'Nothing is booked online at the moment. Please call.',
  zoneNote: (zone: string) => `Times are those of the venue’s clock: ${zone}.`,

  chooseTime: 'Choose a time',
  guests: 'How many of you?',
  oneFewer: 'One fewer',
  oneMore: 'One more',
  party: (count: number) => countedEn(count, 'guest', 'guests'),
  largestParty: (count: number) =>
    `Online it is ${countedEn(count, 'guest', 'guests')} at most. If you are more, please call.`,
  day: 'Day',
  monthBefore: 'The month before',
  monthAfter: 'The next month',
  dayClosed: 'closed',
  dayFull: 'fully booked',
  legend: 'Crossed out: closed. In a dashed frame: fully booked, but you can wait for a place.',
  freeTimes: 'Free times',
  neverFree: 'Nothing is free in the time ahead. Look at other days, or call.',
  fullDay: 'This day is fully booked.',
  tooLateToday: 'This day cannot be booked any more.',
  lost: 'Somebody else has just taken this time. This is free nearby:',
  lostNothingNear: 'Somebody else has just taken this time, and nothing near it is free. Choose another day.',
  noTimeSuits: 'No time suits you?',

  wishes: 'Wishes',

  when: 'When',
  name: 'Name',
  guestsCount: 'Guests',
  intoCalendar: 'Add to the calendar',

  myBookings: 'My bookings',
};

/** Why something is refused, by its rule, reason or code. */
export const refusals: Refusals = {
  taken: () => 'This time is taken by now. Choose another.',
  in_the_past: () => 'This time is over already.',
  too_late: () => 'It is too late to book this time.',
  too_far_ahead: () => 'It cannot be booked so far ahead.',
  outside_opening_hours: () => 'The venue is not open at this time.',
  not_on_this_day: () => 'There is no such time on this day.',
  no_such_slot: () => 'There is no such time on this day.',
  party_too_large: ({ largest_party }) =>
    `More than ${String(largest_party)} guests cannot be booked online. Please call.`,
  venue_takes_no_bookings: () => 'Nothing is booked online at the moment. Please call.',
  too_many_holds: () => 'Another time is held for you already. Finish that booking, or wait some minutes.',
  hold_expired: () => 'It is held no longer: choose a time again.',
  already_booked: () => 'You have a booking for this time already.',
  too_many_bookings: ({ most }) => `You have ${String(most)} bookings ahead already. For another one, please call.`,
  book_by_phone: () => 'This cannot be booked here. Please call the venue.',
  waits_already: () => 'Somebody with this phone is in the line of this day already.',
  after_deadline: () => 'It can no longer be moved or cancelled here. Please call the venue.',
  over: () => 'This booking is over already.',
  arrived: () => 'You are here already: tell the staff.',
  not_found: () => 'This is no longer here. Load the page again.',
  rule_violation: () => 'This cannot be done here. Please call the venue.',
  // A guest has nobody to ask for a right.
  forbidden: () => 'This cannot be done here. Please call the venue.',
  unauthorized: () => 'This page was open for long. Close it and open it from the chat again.',
  venue_suspended: () => 'Nothing is booked online at the moment. Please call.',
  offline: () => 'There is no connection. What you have chosen and written stays here.',
  conflict: () => 'It was changed meanwhile. Load the page again.',
  over_capacity: () => 'There is no table for so many. Please call the venue.',
  unavailable: () => 'This does not work at the moment. Try again in a few seconds.',
  rate_limited: () => 'Too many tries. Please wait a little.',
  validation_error: () => 'Something written here cannot be. Have a look at it.',
  internal_error: () => 'Something went wrong on our side. It has been noted. Try again, or call the venue.',
  other: () => 'That did not work.',
};

export const waitSome = (minutes: number): string =>
  `Too many tries. Please wait ${countedEn(minutes, 'minute', 'minutes')} and try again.`;
