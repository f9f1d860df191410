// What is counted, as something to look at. Each is a table or has words beside it: nothing is told by colour alone.
import { make, paragraph } from '../elements.js';
import { say } from '../texts.js';

const svgNames = 'http://www.w3.org/2000/svg';

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(svgNames, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A bar a day: who came below, who did not above. */
export function dayBars(days) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return paragraph(say('no_bookings_then'), { class: 'quiet' });
  const [width, height] = [100 / days.length, 100];
  const bars = days.flatMap(({ day, count, no_show, cancelled }, index) => {
    const parts = [
      ['held', count - no_show - cancelled],
      ['lost', no_show],
      ['off', cancelled],
    ];
    let top = height;
    return parts
      .filter(([, number]) => number > 0)
      .map(([kind, number]) => {
        const tall = (number / most) * height;
        top -= tall;
        const title = drawn('title', {});
        title.textContent = `${day}: ${count}`;
        return drawn(
          'rect',
          { class: kind, x: index * width + width * 0.1, y: top, width: width * 0.8, height: tall },
          title,
        );
      });
  });
  const label = say('day_bars', { total, from: days[0].day, to: days.at(-1).day, most });
  return make(
    'figure',
    { class: 'chart' },
    drawn(
      'svg',
      { viewBox: `0 0 100 ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
      ...bars,
    ),
    make(
      'figcaption',
      { class: 'quiet' },
      make('i', { class: 'swatch held' }),
      ` ${say('bars_held')} `,
      make('i', { class: 'swatch lost' }),
      ` ${say('bars_no_show')} `,
      make('i', { class: 'swatch off' }),
      ` ${say('bars_cancelled')} · ${label}`,
    ),
  );
}

const rounded = (share) => (share === null ? '' : String(Math.round(share)));

function shaded(share, text = rounded(share)) {
  const cell = make('td', {}, text);
  if (share) cell.style.setProperty('--share', Math.min(1, share / 100));
  return cell;
}

/** Weekday by hour: how much of the tables was taken. Hours in which it is never open are left out. */
export function heatTable(hours) {
  const open = [...new Set(hours.filter(({ tables }) => tables !== null).map(({ hour }) => hour))].sort(
    (a, b) => a - b,
  );
  if (open.length === 0) return paragraph(say('no_tables_then'), { class: 'quiet' });
  const shareAt = new Map(hours.map(({ weekday, hour, tables }) => [`${weekday} ${hour}`, tables]));
  const head = make('tr', {}, make('td', {}), ...open.map((hour) => make('th', { scope: 'col' }, String(hour))));
  const rows = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, say(`weekday_${weekday}`)),
      ...open.map((hour) => shaded(shareAt.get(`${weekday} ${hour}`) ?? null)),
    ),
  );
  return tableIn('heat', say('heat_caption'), head, rows);
}

/** Of those who came for the first time in a month, how many came again how many months later, in percent. */
export function cohortTable(cohorts) {
  const known = cohorts.filter(({ guests }) => guests > 0);
  if (known.length === 0) return paragraph(say('nobody_came_then'), { class: 'quiet' });
  const later = Math.max(...known.map(({ months }) => months.length));
  const head = make(
    'tr',
    {},
    make('th', { scope: 'col' }, say('cohort_month')),
    make('th', { scope: 'col' }, say('cohort_guests')),
    ...Array.from({ length: later }, (_, index) => make('th', { scope: 'col' }, `+${index + 1}`)),
  );
  const rows = known.map(({ month, guests, months }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, month.slice(0, 7)),
      make('td', {}, String(guests)),
      ...months.map(({ share }) => shaded(share)),
    ),
  );
  return tableIn('heat', say('cohort_caption'), head, rows);
}

const tableIn = (kind, caption, head, rows) => [
  paragraph(caption, { class: 'quiet' }),
  make(
    'div',
    { class: 'scrolled', tabIndex: 0, role: 'region', ariaLabel: caption },
    make('table', { class: kind, ariaLabel: caption }, make('thead', {}, head), make('tbody', {}, ...rows)),
  ),
];
