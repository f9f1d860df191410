import { list, listAll } from '../api.js';
import { button, card, heading, link, make, paragraph, section } from '../elements.js';
import { wordsOf } from '../problems.js';
import { clockTime, dayInFull, language, say } from '../texts.js';
import { calendarOn } from '../venue-day.js';
import { dayBar } from './day-bar.js';
import { dayList } from './day-list.js';
import { bookingForm } from './new-booking.js';
import { requestsSection } from './requests.js';
import { timeline } from './timeline.js';

const refreshedEveryMs = 10_000;

/** Which day is looked at, none is today, and what is being written down: it stays while one looks at other days. */
const looking = { who: undefined };
const atFirst = { date: undefined, writing: undefined, board: undefined, form: undefined };

export async function bookings({ me, show }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const data = await read(looking.date).catch((problem) => {
    if (problem.status === 404) return undefined;
    throw problem;
  });
  return data ? dayPage(app, data) : notYet(app);
}

/** A venue that was opened this moment is heard of a moment later. */
function notYet(app) {
  const text = paragraph(say('venue_soon'), { role: 'status' });
  setTimeout(() => text.isConnected && void app.show(), 1_000);
  return { title: say('bookings'), content: card(heading(say('bookings')), text) };
}

async function read(date) {
  const calendar = await calendarOn(date);
  const span = `date_from=${calendar.date}&date_to=${calendar.date}`;
  const [bookings, waiting, groups] = await Promise.all([
    listAll(`/bookings?${span}&sort=booked_at:asc`),
    list(`/bookings?status=new&date_from=${calendar.today}&sort=booked_at:asc&limit=50`),
    listAll('/table-groups'),
  ]);
  return { calendar, bookings, groups, requests: requestsOf(bookings, waiting.items) };
}

/** Those of the day, and all that are still to come. */
function requestsOf(bookings, waiting) {
  const ofDay = bookings.filter(({ status }) => status === 'new');
  const others = waiting.filter(({ id }) => !ofDay.some((one) => one.id === id));
  return [...ofDay, ...others].sort((one, other) => (one.booked_at < other.booked_at ? -1 : 1));
}

function dayPage(app, data) {
  const board = Object.assign((looking.board ??= {}), data, { refresh });
  const hasTables = data.calendar.tables.length > 0;
  const mayWrite = app.me.permissions.includes('bookings.write') && hasTables;
  const ofDay = dayList(app, board);
  const writing = mayWrite && looking.writing && writingForm(app, board, looking.writing);
  const zone = make('p', { class: 'quiet' });
  const late = make('p', { class: 'notice', role: 'status', hidden: true });
  const parts = [
    writing,
    requestsSection(app, board),
    hasTables && timeline(board, { onBooking: ofDay.show }),
    ofDay,
  ].filter(Boolean);
  const first = card(
    heading(say('bookings')),
    make('div', {}, make('p', { class: 'day' }, dayInFull(data.calendar.date)), zone),
    make(
      'div',
      { class: 'buttons spread' },
      dayBar(data.calendar.date, data.calendar.today, (date) => {
        looking.date = date;
        return app.show();
      }),
      mayWrite && writingButtons(app),
    ),
    late,
  );
  const timeThere = () => clockTime(new Date(board.calendar.now), board.calendar.timezone);
  let turn = 0;
  draw();
  setTimeout(again, refreshedEveryMs);
  document.addEventListener('visibilitychange', onWaking);
  return {
    title: say('bookings'),
    wide: true,
    content: [first, !hasTables && noTables(app), ...parts.map(({ element }) => element)],
  };

  function draw() {
    zone.textContent = say('zone_now', { zone: board.calendar.timezone, time: timeThere() });
    for (const part of parts) part.draw();
  }

  /** Shows how it is now. What is typed meanwhile stays, and an answer that comes too late is left aside. */
  async function refresh() {
    const mine = ++turn;
    const anew = await read(looking.date);
    if (mine !== turn || !first.isConnected) return;
    late.hidden = true;
    // Another day has begun, or the first table is there: the page is another.
    const isOther = anew.calendar.date !== board.calendar.date || anew.calendar.tables.length > 0 !== hasTables;
    if (isOther && !writing) return app.show();
    Object.assign(board, anew);
    draw();
  }

  async function again() {
    if (!first.isConnected) return;
    await refreshIfSeen();
    setTimeout(again, refreshedEveryMs);
  }

  /** A tablet that is woken shows what is now, too. */
  function onWaking() {
    if (first.isConnected) void refreshIfSeen();
    else document.removeEventListener('visibilitychange', onWaking);
  }

  async function refreshIfSeen() {
    if (document.visibilityState === 'visible') {
      await refresh().catch((problem) => {
        late.textContent = `${wordsOf(problem)} ${say('not_up_to_date', { time: timeThere() })}`;
        late.hidden = false;
      });
    }
  }
}

function writingButtons(app) {
  const write = (what) => async () => {
    looking.writing = what;
    await app.show();
    document.querySelector('[data-key="new"] input')?.focus();
  };
  return make(
    'div',
    { class: 'buttons' },
    button(say('new_booking'), write('booking'), { alone: true, class: 'main' }),
    button(say('walk_in'), write('walk_in'), { alone: true }),
  );
}

function writingForm(app, board, what) {
  const kept = looking.form;
  if (kept?.what === what && kept.language === language) {
    kept.goTo(board.calendar.date);
    return kept;
  }
  const close = async () => {
    Object.assign(looking, { writing: undefined, form: undefined });
    await app.show();
  };
  const done = async (date) => {
    if (date && date !== board.calendar.date) looking.date = date;
    await close();
  };
  looking.form = { what, language, ...bookingForm(app, board, { walkIn: what === 'walk_in', done, close }) };
  return looking.form;
}

const noTables = ({ me }) =>
  section(
    say('no_tables'),
    paragraph(say(me.permissions.includes('tables.write') ? 'no_tables_text' : 'no_tables_ask')),
    me.permissions.includes('tables.write') && link('tables', say('add_first_table'), { class: 'button' }),
  );
