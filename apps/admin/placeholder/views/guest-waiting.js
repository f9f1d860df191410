import { get, remove } from '../api.js';
import { askFirst, button, card, facts, heading, link, make, paragraph, section, tell } from '../elements.js';
import { send, venuePath, waitingPath } from '../guest-api.js';
import { dayInFull, fallBackOn, say, wallTime } from '../texts.js';
import { countdown, endOf } from './guest-countdown.js';
import { wordsOfWhen, zoneNote } from './guest-words.js';

/** A guest's place in the line of a day, and what he is offered there. */
export async function waiting(app, reference) {
  const path = waitingPath(reference);
  let entry = await get(path);
  let end = entry.offer && endOf(entry.offer);
  const venue = await get(venuePath(entry.venue_slug)).catch(() => undefined);
  if (venue) fallBackOn(venue.language);
  const zone = venue?.timezone;

  function take(next) {
    const before = entry;
    entry = next;
    const another = next.offer?.expires_at !== before.offer?.expires_at;
    if (another) end = next.offer && endOf(next.offer);
    if (!another && next.status === before.status && next.place === before.place) return;
    app.draw(next.status === before.status ? undefined : 'h1');
  }

  const lookNow = async () => take(await get(path));

  /** Who comes too late for the offer sees how it is now. */
  const orLook = (work) => async () => {
    try {
      await work();
    } catch (problem) {
      if (!['offer_over', 'not_in_this_status'].includes(problem.rule)) throw problem;
      await lookNow();
      tell(say('offer_over'));
    }
  };

  const accept = orLook(async () => {
    const { reference: booked } = await send(`${path}/accept`);
    await app.go(`booking/${booked}`);
  });
  const decline = (keep_waiting) => orLook(async () => take(await send(`${path}/decline`, { keep_waiting })));
  const leave = async () => {
    if (!(await askFirst(say('leave_line_ask'), say('leave_line_yes'), say('leave_line_no')))) return;
    await remove(path);
    await lookNow();
  };

  const offer = () =>
    section(
      say('offer_heading'),
      paragraph(make('b', {}, wordsOfWhen(entry.offer, zone))),
      zone && zoneNote(entry.offer.booked_at, zone),
      make('p', { class: 'held' }, say('offer_held'), ' ', countdown(end, app.look)),
      make('div', { class: 'buttons' }, button(say('offer_accept'), accept, { class: 'main', id: 'accept' })),
      make(
        'div',
        { class: 'buttons' },
        button(say('offer_other'), decline(true), { id: 'other' }),
        button(say('offer_decline'), decline(false), { id: 'decline' }),
      ),
    );

  const after = () => {
    const { status, booking_reference, venue_slug } = entry;
    if (booking_reference) return link(`booking/${booking_reference}`, say('to_booking'), { class: 'button' });
    if (status === 'waiting') return button(say('leave_line'), leave, { id: 'leave' });
    if (status === 'offered' || !venue) return undefined;
    return link(`book/${venue_slug}`, say('book_again'), { class: 'button' });
  };

  return {
    title: () => say(`wait_${entry.status}`),
    content: () => [
      card(
        heading(say(`wait_${entry.status}`)),
        entry.status !== 'booked' && paragraph(say(`wait_${entry.status}_text`)),
        facts(
          [say('venue'), venue ? link(`book/${entry.venue_slug}`, entry.venue_name) : entry.venue_name],
          [say('day'), dayInFull(entry.date)],
          [say('wait_between'), [...new Set([entry.time_from, entry.time_to])].map(wallTime).join(' – ')],
          [say('party_size'), String(entry.guests_count)],
          entry.place !== null && [say('wait_place'), String(entry.place)],
        ),
        after(),
      ),
      entry.offer && offer(),
    ],
    look: lookNow,
  };
}
