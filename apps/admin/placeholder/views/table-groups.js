// Tables that are put together for a large party.
import { post } from '../api.js';
import { badge, form, make, paragraph, section, tell } from '../elements.js';
import { say } from '../texts.js';
import { changingRow, partySize, rowButtons, seats } from './table-rows.js';

export function groupsSection(page) {
  const { groups, mayWrite, app } = page;
  return section(
    say('table_groups'),
    paragraph(say('table_groups_text'), { class: 'quiet' }),
    groups.length > 0
      ? make('ul', { class: 'rows' }, ...groups.map((group) => groupRow(page, group)))
      : paragraph(say('no_table_groups')),
    mayWrite &&
      make(
        'div',
        { 'data-key': 'new-group' },
        make('h3', {}, say('add_group')),
        form({
          fields: groupFields(page).map((field) => ({ autocomplete: 'off', ...field })),
          submit: say('put_together'),
          own: { conflict: 'problem_name_taken' },
          send: async (values) => {
            const { name } = await post('/table-groups', groupOf(values));
            await app.show();
            tell(say('group_added', { name }));
          },
        }),
      ),
  );
}

const groupFields = ({ tables }, group = {}) => [
  { name: 'name', label: say('group_name'), hint: say('group_name_hint'), value: group.name, maxLength: 100 },
  {
    ...{ name: 'capacity', label: say('capacity'), hint: say('group_capacity_hint'), value: group.capacity },
    ...{ type: 'number', min: 1, max: 1000, check: partySize, optional: true },
  },
  {
    name: 'table_ids',
    label: say('which_tables'),
    inColumns: true,
    choices: tables.map(({ id, name, capacity }) => ({ value: id, text: name, quiet: seats(capacity) })),
    value: group.table_ids,
  },
];

const groupOf = ({ name, capacity, table_ids }) => ({
  name,
  table_ids,
  capacity: capacity === '' ? null : Number(capacity),
  // For those that no single one of the tables has room for.
  least_guests: null,
});

function groupRow(page, group) {
  const { id, name, table_ids, capacity, least_guests, is_active } = group;
  if (page.mayWrite && page.looking.changing === id) {
    return changingRow(page, '/table-groups', group, { fields: groupFields(page, group), bodyOf: groupOf });
  }
  const tables = table_ids.map((wanted) => page.tables.find((table) => table.id === wanted)?.name ?? '?');
  const facts = [tables.join(' + '), seats(capacity), least_guests > 1 && say('from_guests', { count: least_guests })];
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, name),
      !is_active && [' ', badge(say('not_in_use'), 'wait')],
      make('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
    ),
    page.mayWrite && rowButtons(page, '/table-groups', group, { deleteAsk: 'delete_group_ask' }),
  );
}
