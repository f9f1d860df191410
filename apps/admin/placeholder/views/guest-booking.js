import { get, getTagged, patchSeen } from '../api.js';
import { askFirst, badge, button, card, facts, heading, link, make, paragraph, section, tell } from '../elements.js';
import { bookingPath, calendarFile, send, venuePath } from '../guest-api.js';
import { counted, dayAndTime, fallBackOn, say } from '../texts.js';
import { chooser } from './guest-when.js';
import { callUs, phoneLink, placeOf, wordsOfWhen, zoneNote } from './guest-words.js';

const lateBy = [10, 20, 30];
const minuteMs = 60_000;
const badges = { new: 'wait', confirmed: 'good', arrived: 'good', cancelled: 'bad', no_show: 'bad' };

/** A guest's booking: who knows its reference sees, moves and cancels it. */
export async function booking(app, reference) {
  const path = bookingPath(reference);
  let read = await getTagged(path);
  // A venue that takes no bookings now has no page, and its bookings are seen all the same.
  const venue = await get(venuePath(read.body.venue.slug)).catch(() => undefined);
  if (venue) fallBackOn(venue.language);
  let move;

  /** Draws what came of it, unless nothing did: what somebody stands on stays. */
  function take(next, { always = false } = {}) {
    const before = read.body;
    read = next;
    const { body } = next;
    const same = body.version === before.version && body.allowed.join() === before.allowed.join();
    if (!body.can_change) move = undefined;
    if (same && !always) return;
    if (body.status !== before.status) tell(titleOf(body));
    app.draw();
  }

  const lookNow = async (how) => take(await getTagged(path), how);

  async function says(path_, body) {
    await send(`${path}/${path_}`, body);
    await lookNow({ always: true });
    tell(say('told_venue'));
  }

  async function cancel() {
    if (!(await askFirst(say('cancel_booking_ask'), say('cancel_booking_yes'), say('cancel_booking_no')))) return;
    await send(`${path}/cancel`);
    move = undefined;
    await lookNow({ always: true });
  }

  function startMove() {
    const { guests_count, date, booked_at, duration_minutes } = read.body;
    let picked;
    const starts = Date.parse(booked_at);
    const when = chooser(venue, {
      guests: guests_count,
      date,
      choose: (slot) => {
        picked = slot;
        when.refresh();
        drawGo();
      },
      changed: () => drawGo(),
      isChosen: ({ starts_at }) => Date.parse(starts_at) === Date.parse(picked?.starts_at ?? booked_at),
      // Where they sit themselves there may be room for them.
      isOpenToMe: ({ starts_at }) => Math.abs(Date.parse(starts_at) - starts) < duration_minutes * minuteMs,
    });
    const go = make('div', { class: 'go' });
    const wanted = () => ({ booked_at: picked?.starts_at ?? booked_at, date: picked?.date ?? date });
    const isOther = () =>
      Boolean(picked && Date.parse(picked.starts_at) !== starts) || when.state.guests !== guests_count;
    function drawGo() {
      const text = `${wordsOfWhen(wanted(), venue.timezone)}, ${counted('party', when.state.guests)}`;
      go.replaceChildren(
        paragraph(make('b', {}, text), { role: 'status' }),
        make(
          'div',
          { class: 'buttons' },
          isOther() && button(say('do_move'), save, { class: 'main', id: 'do-move' }),
          button(say('leave_it'), stop, { id: 'leave-it' }),
        ) ?? '',
      );
    }
    async function save() {
      try {
        await patchSeen(path, read.tag, { booked_at: wanted().booked_at, guests_count: when.state.guests });
      } catch (problem) {
        if (problem.status === 412) {
          await lookNow({ always: true });
          return tell(say('changed_meanwhile'));
        }
        picked = undefined;
        if (!(await when.refused(problem))) throw problem;
        return drawGo();
      }
      move = undefined;
      await lookNow({ always: true });
      tell(say('moved'));
      document.querySelector('h1').focus();
    }
    function stop() {
      move = undefined;
      app.draw('#move');
    }
    move = {
      draw() {
        const part = section(say('move_heading'), when.draw(), go);
        drawGo();
        return part;
      },
    };
    void when.start();
    app.draw('.chooser #party');
  }

  const titleOf = ({ status }) => say(`guest_status_${status}`);

  function whatItIs() {
    const { status, venue: at, guests_count, guest_name, comment, guest_says, late_minutes, timezone } = read.body;
    const place = placeOf(at.contacts);
    const said =
      guest_says === 'late' ? say('you_late', { minutes: late_minutes }) : guest_says === 'coming' && say('you_coming');
    return card(
      heading(titleOf(read.body)),
      isSaidOf(status) && paragraph(say(`guest_status_${status}_text`)),
      facts(
        [say('venue'), venue ? link(`book/${at.slug}`, at.name) : at.name],
        [say('time_of_visit'), wordsOfWhen(read.body, timezone)],
        [say('party_size'), String(guests_count)],
        guest_name && [say('guest_name'), guest_name],
        comment && [say('your_wishes'), comment],
        place && [say('address'), place],
        at.contacts.phone && [say('phone'), phoneLink(at.contacts.phone)],
        [say('status'), badge(say(`guest_badge_${status}`), badges[status])],
        said && [say('you_said'), said],
      ),
      zoneNote(read.body.booked_at, timezone),
      isAhead(status) && make('a', { href: calendarFile(reference), download: 'booking.ics' }, say('into_calendar')),
      isOver(status) && venue && link(`book/${at.slug}`, say('book_again'), { class: 'button' }),
    );
  }

  const isSaidOf = (status) => ['new', 'cancelled'].includes(status);
  const isAhead = (status) => ['new', 'confirmed'].includes(status);
  const isOver = (status) => ['completed', 'cancelled', 'no_show'].includes(status);

  function word() {
    const { allowed, guest_says, late_minutes } = read.body;
    if (!allowed.includes('coming') && !allowed.includes('late')) return undefined;
    const isLate = (minutes) => guest_says === 'late' && late_minutes === minutes;
    return section(
      say('on_your_way'),
      make(
        'div',
        { class: 'buttons' },
        button(say('say_coming'), () => says('coming'), {
          id: 'coming',
          ariaPressed: String(guest_says === 'coming'),
        }),
      ),
      make(
        'div',
        { class: 'buttons late', role: 'group', ariaLabel: say('say_late') },
        make('span', {}, say('say_late')),
        lateBy.map((minutes) =>
          button(say('minutes', { minutes }), () => says('late', { minutes }), {
            id: `late-${minutes}`,
            ariaPressed: String(isLate(minutes)),
            ariaLabel: say('say_late_by', { minutes }),
          }),
        ),
      ),
    );
  }

  function changes() {
    const { allowed, can_change, deadline_at, status, venue: at } = read.body;
    if (move) return move.draw();
    if (!can_change) {
      if (!isAhead(status)) return undefined;
      return section(say('change_heading'), callUs(say('past_deadline'), at.contacts));
    }
    return section(
      say('change_heading'),
      make('p', { class: 'hint' }, say('until_deadline', { when: dayAndTime(deadline_at, read.body.timezone) })),
      make(
        'div',
        { class: 'buttons' },
        venue && allowed.includes('move') && button(say('move'), startMove, { id: 'move' }),
        allowed.includes('cancel') && button(say('cancel_booking'), cancel, { id: 'cancel', class: 'quiet' }),
      ),
    );
  }

  return {
    title: () => titleOf(read.body),
    content: () => [whatItIs(), changes(), word()],
    look: () => lookNow(),
  };
}
