// What a guest booked, and what became of it.
import { get } from '../api.js';
import { badge, button, make, paragraph, section } from '../elements.js';
import { counted, dayAndTime, say } from '../texts.js';
import { looks } from './booking-moves.js';

const limit = 10;

export async function historySection({ guest, zone }) {
  const rows = make('ul', { class: 'rows' });
  let page = 0;
  const readMore = async () => {
    const { bookings, totals } = await get(`/guests/${guest.id}/history?limit=${limit}&page=${page + 1}`);
    page++;
    rows.append(...bookings.map((booking) => bookingRow(booking, zone)));
    further.hidden = rows.children.length >= totals.booking_count || bookings.length < limit;
    return totals;
  };
  const further = button(say('more'), readMore);
  const { upcoming } = await readMore();
  return section(
    say('history'),
    upcoming > 0 && paragraph(say('upcoming', { count: upcoming })),
    rows.children.length > 0 ? rows : paragraph(say('no_history'), { class: 'quiet' }),
    further,
  );
}

const bookingRow = ({ booking_id, booked_at, guests_count, status, source, tags }, zone) =>
  make(
    'li',
    { class: 'row', 'data-key': booking_id },
    make(
      'div',
      {},
      make('b', {}, dayAndTime(booked_at, zone)),
      ' ',
      badge(say(`status_of_${status}`), looks[status]),
      make(
        'p',
        { class: 'quiet' },
        [counted('guests', guests_count), say(`source_${source}`), ...tags.map((tag) => `#${tag}`)].join(' · '),
      ),
    ),
  );
