// Which tables a booking is given: one, some put together, or whatever suits best.
import { make, option } from '../elements.js';
import { say } from '../texts.js';
import { seats } from './table-rows.js';

/** Those that can be booked, and the groups of them. */
export const bookable = ({ calendar: { tables }, groups }) => ({
  tables: tables.filter(({ is_active, deleted }) => is_active && !deleted),
  groups: groups.filter(({ is_active, table_ids }) => is_active && table_ids.every((id) => isBookable(tables, id))),
});

const isBookable = (tables, id) => tables.some((table) => table.id === id && table.is_active && !table.deleted);

export function tableOptions(board) {
  const { tables, groups } = bookable(board);
  return [
    option('auto', say('what_suits_best')),
    ...tables.map(({ id, name, zone, capacity }) =>
      option(id, [name, zone, seats(capacity)].filter(Boolean).join(' · ')),
    ),
    ...(groups.length > 0
      ? [
          make(
            'optgroup',
            { label: say('table_groups') },
            ...groups.map(({ id, name, capacity }) => option(id, `${name} · ${seats(capacity)}`)),
          ),
        ]
      : []),
  ];
}

/** As the API takes what was chosen. */
export function tablesOf(board, chosen) {
  if (chosen === 'auto') return { auto: true };
  const group = board.groups.find(({ id }) => id === chosen);
  return group ? { table_ids: group.table_ids } : { table_id: chosen };
}

/** Which tables, by name. */
export const namesOf = ({ calendar: { tables } }, ids) =>
  ids.map((id) => tables.find((table) => table.id === id)?.name ?? '?').join(' + ');
