import { listAll, newKey, post, remove } from '../api.js';
import { askFirst, button, card, form, heading, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, say } from '../texts.js';
import { filterFields, filterInWords, filterOf, typedIn } from './filter-fields.js';
import { lookAt } from './guests.js';
import { guestsBar } from './guests-bar.js';
import { latest, whenTyped } from './live-fields.js';

export async function segments({ me, show, go }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const mayWrite = me.permissions.includes('segments.write');
  const all = await listAll('/segments');
  return {
    title: say('segments'),
    content: [
      guestsBar(app, 'segments'),
      card(
        heading(say('segments')),
        paragraph(say('segments_text'), { class: 'quiet' }),
        all.length > 0
          ? make('ul', { class: 'rows' }, ...all.map((segment) => segmentRow(app, segment, mayWrite)))
          : paragraph(say('no_segments')),
      ),
      mayWrite && newSegment(app),
    ],
  };
}

function segmentRow(app, { id, name, filter, count }, mayWrite) {
  const shown = () => {
    lookAt(app.me, { segment_id: id });
    return app.go('guests');
  };
  const drop = async () => {
    if (!(await askFirst(say('delete_segment_ask', { name }), say('delete')))) return;
    await remove(`/segments/${id}`);
    await app.show();
    tell(say('deleted', { name }));
  };
  const act = (text, work) => button(text, work, { ariaLabel: say('action_for', { action: text, name }) });
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, name),
      ` · ${counted('guests', count)}`,
      make('p', { class: 'quiet' }, filterInWords(filter)),
    ),
    make(
      'div',
      { class: 'buttons' },
      app.me.permissions.includes('guests.read') && act(say('show_guests'), shown),
      mayWrite && act(say('delete'), drop),
    ),
  );
}

const nameField = () => ({
  ...{ name: 'name', label: say('segment_name'), hint: say('segment_name_hint'), maxLength: 100 },
  ...{ autocomplete: 'off', wide: true },
});

function newSegment(app) {
  const once = newKey();
  const count = make('p', { role: 'status', class: 'count' });
  const element = form({
    fields: [nameField(), ...filterFields()],
    submit: say('save_segment'),
    own: { conflict: 'problem_name_taken' },
    send: async ({ name, ...values }) => {
      const segment = await post('/segments', { name, filter: filterOf(values) }, { 'idempotency-key': once });
      await app.show();
      tell(say('segment_added', segment));
    },
  });
  element.querySelector('.alert').before(count);
  const preview = latest(
    () => post('/segments/preview', { filter: filterOf(typedIn(element)) }),
    ({ count: howMany, reachable }) =>
      (count.textContent = [counted('count_guests', howMany), say('reachable', reachable)].join(' · ')),
    (problem) => (count.textContent = problem.status === 400 ? say('contradiction') : wordsOf(problem)),
  );
  whenTyped(element, preview);
  void preview();
  return section(say('new_segment'), element);
}
