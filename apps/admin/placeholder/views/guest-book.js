import { get } from '../api.js';
import { button, card, facts, form, heading, link, make, paragraph, section, tell } from '../elements.js';
import { calendarFile, giveBack, send, venuePath } from '../guest-api.js';
import { counted, fallBackOn, language, say } from '../texts.js';
import { addressToCopy } from './copy-address.js';
import { countdown, endOf } from './guest-countdown.js';
import { nameAndPhone } from './guest-fields.js';
import { venueCard } from './guest-venue.js';
import { waitForm } from './guest-wait.js';
import { chooser } from './guest-when.js';
import { callUs, placeOf, wordsOfWhen, zoneNote } from './guest-words.js';

/** The page of a venue, where guests book. */
export async function book(app, slug) {
  const path = venuePath(slug);
  const venue = await get(path);
  fallBackOn(venue.language);
  const typed = {};
  let [held, booked, waits, retried, gone] = [undefined, undefined, false, false, false];

  const when = chooser(venue, {
    guests: Math.min(2, venue.largest_party),
    choose: async ({ starts_at }, guests) => {
      retried = false;
      await hold(starts_at, guests);
    },
    // What is held is for another party.
    changed: () => letGo(),
    isChosen: ({ starts_at }) => held && Date.parse(starts_at) === Date.parse(held.booked_at),
    beneath: wait,
  });

  async function take(wanted) {
    const answer = await send(`${path}/holds`, wanted);
    // It may come when nobody is here to take it, or when it is booked already.
    if (gone || booked) return giveBack(answer);
    held = { ...answer, end: endOf(answer) };
  }

  async function hold(booked_at, guests_count) {
    await take({ booked_at, guests_count, replaces: held?.reference });
    if (gone) return;
    when.refresh();
    drawWho();
    who.querySelector('h2').scrollIntoView({ block: 'start' });
    who.querySelector('h2').focus({ preventScroll: true });
  }

  async function letGo() {
    const given = held;
    held = undefined;
    drawWho();
    if (given) await giveBack(given);
  }

  /** For who is still there it is held once more; whoever went away must not keep it from others. */
  async function ranOut() {
    const ended = held;
    held = { ...held, over: true };
    drawWho();
    if (retried || document.hidden) return;
    retried = true;
    await holdAgain(ended).catch((problem) => {
      if (problem.status === undefined) throw problem;
    });
  }

  async function holdAgain({ booked_at, guests_count, reference: replaces }) {
    try {
      await take({ booked_at, guests_count, replaces });
      drawWho();
      tell(say('held_again'));
    } catch (problem) {
      if (problem.reason === 'taken') held = undefined;
      drawWho();
      if (!(await when.refused(problem))) throw problem;
    }
  }

  async function sendBooking(values) {
    const { comment, ...contact } = values;
    const { booked_at, guests_count, reference } = held;
    const wish = { ...contact, comment: comment || undefined, guests_count, booked_at, hold: reference, language };
    booked = await send(`${path}/bookings`, wish);
    held = undefined;
    app.draw('h1');
    document.querySelector('h1').scrollIntoView();
  }

  const who = make('div', { class: 'who' });

  /** Only this part: what was typed elsewhere on the page stays. */
  function drawWho() {
    const { name, selectionStart } = document.activeElement ?? {};
    const stood = who.contains(document.activeElement);
    who.replaceChildren(...(held ? [whoSection()] : []));
    const same = stood && name && who.querySelector(`[name="${name}"]`);
    if (!same) return;
    same.focus({ preventScroll: true });
    same.setSelectionRange?.(selectionStart, selectionStart);
  }

  function whoSection() {
    const { over, end, guests_count } = held;
    const part = section(
      say('your_booking'),
      paragraph(make('b', {}, `${wordsOfWhen(held, venue.timezone)}, ${counted('party', guests_count)}`)),
      over
        ? make(
            'div',
            { class: 'notice', role: 'alert' },
            paragraph(say('hold_over')),
            button(say('hold_again'), () => holdAgain(held)),
          )
        : make('p', { class: 'held' }, say('held_for_you'), ' ', countdown(end, ranOut)),
      bookingForm(),
      button(say('other_time'), otherTime),
    );
    part.querySelector('h2').tabIndex = -1;
    return part;
  }

  function bookingForm() {
    const element = form({
      fields: [
        ...nameAndPhone(typed),
        {
          name: 'comment',
          label: say('your_wishes'),
          hint: say('your_wishes_hint'),
          type: 'textarea',
          maxLength: 1_000,
          optional: true,
          value: typed.comment,
        },
      ],
      submit: say(venue.auto_confirm ? 'do_book' : 'do_ask'),
      send: sendBooking,
      refused: (problem) => {
        if (problem.reason !== 'taken') return false;
        held = undefined;
        drawWho();
        void when.refused(problem);
        return true;
      },
    });
    element.addEventListener('input', ({ target }) => (typed[target.name] = target.value));
    return element;
  }

  async function otherTime() {
    await letGo();
    await when.reload();
    document.querySelector('.chooser').scrollIntoView({ block: 'start' });
  }

  /** Beneath the times of a day. */
  function wait({ date, guests, slots }) {
    if (slots.length === 0 || held) return [];
    const full = slots.every(({ free }) => free === 0);
    if (!full && !waits) {
      const open = () => {
        waits = true;
        when.refresh();
      };
      return [make('button', { type: 'button', class: 'as-link', onclick: open }, say('no_time_suits'))];
    }
    const joined = ({ reference }) => app.go(`waiting/${reference}`);
    return [waitForm({ venue, date, guests, slots, typed, joined })];
  }

  const result = () => {
    const { reference, status, guests_count, timezone, guest_name } = booked;
    const asked = status === 'new';
    const place = placeOf(venue.contacts);
    return [
      card(
        heading(say(asked ? 'asked_for' : 'booked')),
        paragraph(say(asked ? 'asked_for_text' : 'booked_text')),
        facts(
          [say('venue'), venue.name],
          [say('time_of_visit'), wordsOfWhen(booked, timezone)],
          [say('party_size'), String(guests_count)],
          guest_name && [say('guest_name'), guest_name],
          place && [say('address'), place],
        ),
        zoneNote(booked.booked_at, timezone),
        make(
          'div',
          { class: 'buttons' },
          link(`booking/${reference}`, say('manage'), { class: 'button' }),
          make('a', { href: calendarFile(reference), download: 'booking.ics' }, say('into_calendar')),
        ),
        make('p', { class: 'hint' }, say('keep_link')),
        addressToCopy(`booking/${reference}`),
      ),
    ];
  };

  const closed = () => card(callUs(say('takes_no_bookings'), venue.contacts));

  function content() {
    if (booked) return result();
    if (!venue.takes_bookings) return [venueCard(venue), closed()];
    drawWho();
    return [venueCard(venue), section(say('choose_time'), when.draw()), who];
  }

  if (venue.takes_bookings) void when.start();

  return {
    title: () => (booked ? say(booked.status === 'new' ? 'asked_for' : 'booked') : venue.name),
    content,
    leave: () => {
      gone = true;
      if (held && !held.over) void giveBack(held);
    },
    // It was given back when the page was left.
    back: () => {
      gone = false;
      if (!held) return;
      held = { ...held, over: true };
      drawWho();
    },
  };
}
