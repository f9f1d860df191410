import { listAll, newKey, post, remove } from '../api.js';
import { askFirst, button, card, form, heading, make, option, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, isSaid, say } from '../texts.js';
import { tagsOf } from './card-words.js';
import { lookAt } from './guests.js';
import { guestsBar } from './guests-bar.js';
import { latest, whenTyped } from './live-fields.js';

const numbers = [
  ...['min_visits', 'max_visits', 'last_visit_before_days', 'last_visit_after_days'],
  ...['birthday_in_days', 'min_no_shows'],
];
const sources = ['bot', 'manual', 'walk_in', 'web', 'partner', 'import'];
const channels = ['telegram', 'sms', 'email', 'push'];

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

const labels = { tags: 'with_tags', blacklisted: 'is_blacklisted', sources: 'source', consents: 'agrees_to' };

const words = {
  sources: (some) => some.map((source) => say(`guest_source_${source}`)).join(', '),
  consents: (some) => some.map((key) => say(`consent_${key}`)).join(', '),
  may_receive: (channel) => say(`by_${channel}`),
  gender: (gender) => say(`gender_${gender}`),
};

function filterInWords(filter) {
  const parts = Object.entries(filter).map(([name, value]) => {
    const label = labels[name] ?? name;
    return `${nameOf(label)}: ${words[name]?.(value) ?? plain(value)}`;
  });
  return parts.join('; ') || say('everybody');
}

const plain = (value) =>
  typeof value === 'boolean' ? say(value ? 'yes' : 'no') : Array.isArray(value) ? value.join(', ') : String(value);

/** There are more than stand in the form: those have their own name. */
const nameOf = (label) => (isSaid(label) ? say(label) : label);

const whole = (typed) => (/^\d{0,6}$/.test(typed) ? '' : say('wrong_whole'));
const yesOrNo = () => [option('', say('whichever')), option('true', say('yes')), option('false', say('no'))];

const fields = () => [
  {
    ...{ name: 'name', label: say('segment_name'), hint: say('segment_name_hint'), maxLength: 100 },
    ...{ autocomplete: 'off', wide: true },
  },
  ...numbers.map((name) => ({
    ...{ name: `filter.${name}`, label: say(name), type: 'number', min: 0, check: whole, optional: true },
  })),
  ...['tags', 'without_tags'].map((name) => ({
    ...{ name: `filter.${name}`, label: say(labels[name] ?? name), hint: say('tags_hint') },
    ...{ maxLength: 1_000, optional: true, autocomplete: 'off' },
  })),
  {
    name: 'filter.may_receive',
    label: say('may_receive'),
    options: [option('', say('whichever')), ...channels.map((channel) => option(channel, say(`by_${channel}`)))],
    optional: true,
  },
  { name: 'filter.has_telegram', label: say('has_telegram'), options: yesOrNo(), optional: true },
  { name: 'filter.blacklisted', label: say('is_blacklisted'), options: yesOrNo(), optional: true },
  {
    name: 'filter.sources',
    label: say('source'),
    choices: sources.map((source) => ({ value: source, text: say(`guest_source_${source}`) })),
    optional: true,
    inColumns: true,
  },
];

const reading = {
  ...Object.fromEntries(numbers.map((name) => [name, Number])),
  tags: tagsOf,
  without_tags: tagsOf,
  has_telegram: (text) => text === 'true',
  blacklisted: (text) => text === 'true',
};

function filterOf(values) {
  const said = Object.entries(values)
    .map(([name, value]) => [name.replace(/^filter\./, ''), value])
    .filter(([name, value]) => name !== 'name' && value.length > 0);
  return Object.fromEntries(said.map(([name, value]) => [name, reading[name]?.(value) ?? value]));
}

function newSegment(app) {
  const once = newKey();
  const count = make('p', { role: 'status', class: 'count' });
  const element = form({
    fields: fields(),
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

function typedIn(element) {
  const data = new FormData(element);
  return Object.fromEntries(
    [...new Set(data.keys())].map((name) => {
      const all = data.getAll(name);
      return [name, name === 'filter.sources' ? all : all[0].trim()];
    }),
  );
}
