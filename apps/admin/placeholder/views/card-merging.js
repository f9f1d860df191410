// Cards that may be the same guest's: comparing them, making one of two, and two of one again.
import { get, list, newKey, post } from '../api.js';
import { askFirst, badge, button, facts, make, option, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, dateInFull, dayAndTime, say } from '../texts.js';
import { guestFacts, guestLink, guestName } from './card-words.js';
import { labelled, latest, whenTyped } from './live-fields.js';

export async function mergingSection({ app, guest, zone, may }) {
  const mayMerge = may('guests.merge');
  const [duplicates, { items: merges }] = await Promise.all([
    get(`/guests/${guest.id}/duplicates`),
    list(`/guests/merges?guest_id=${guest.id}&limit=50`),
  ]);
  if (!mayMerge && duplicates.length === 0 && merges.length === 0) return undefined;
  const comparison = make('div', { class: 'comparison', role: 'group', hidden: true });
  const compare = (other) => compareWith({ app, guest, comparison }, other);
  return section(
    say('merging'),
    mayMerge && paragraph(say('merging_text'), { class: 'quiet' }),
    duplicates.length > 0
      ? make('ul', { class: 'rows' }, ...duplicates.map((one) => otherRow(one, mayMerge && compare)))
      : paragraph(say('no_duplicates'), { class: 'quiet' }),
    mayMerge && otherCard(guest, compare),
    comparison,
    merges.length > 0 &&
      make(
        'div',
        { class: 'stack' },
        make('h3', {}, say('merges')),
        make('ul', { class: 'rows' }, ...merges.map((merge) => mergeRow({ app, zone }, merge, mayMerge))),
      ),
  );
}

function otherRow({ guest: other, reasons = [] }, compare) {
  const ariaLabel = say('action_for', { action: say('compare'), name: guestName(other) });
  return make(
    'li',
    { class: 'row', 'data-key': other.id },
    make(
      'div',
      {},
      make('b', {}, guestLink(other)),
      reasons.flatMap((reason) => [' ', badge(say(`same_${reason}`), 'wait')]),
      make(
        'p',
        { class: 'quiet' },
        [guestFacts(other), counted('visits', other.visit_count)].filter(Boolean).join(' · '),
      ),
    ),
    compare && button(say('compare'), () => compare(other), { ariaLabel }),
  );
}

/** Any other card, found as one types. */
function otherCard(guest, compare) {
  const input = make('input', { type: 'search', maxLength: 200, autocomplete: 'off' });
  const rows = make('ul', { class: 'rows' });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const find = latest(
    (q) => (q ? list(`/guests?${new URLSearchParams({ q, limit: 6 })}`) : { items: [] }),
    ({ items }) => {
      alert.textContent = '';
      rows.replaceChildren(
        ...items.filter(({ id }) => id !== guest.id).map((one) => otherRow({ guest: one }, compare)),
      );
    },
    (problem) => (alert.textContent = wordsOf(problem)),
  );
  whenTyped(input, () => find(input.value.trim()));
  return make(
    'div',
    { class: 'stack' },
    labelled(say('find_other_card'), input, say('find_other_card_hint')),
    alert,
    rows,
  );
}

async function compareWith({ app, guest, comparison }, other) {
  const cards = { kept_id: guest.id, merged_id: other.id };
  const { fields, moves } = await post('/guests/merges/preview', cards);
  const differing = fields.filter(({ differs }) => differs);
  const alike = fields.filter(({ differs, value }) => !differs && wordsOfValue(value) !== '');
  const selects = differing.map((field) => [field, choiceOf(field)]);
  const once = newKey();
  const merge = async () => {
    const chosen = selects.map(([{ field }, { value }]) => [field, value]).filter(([, value]) => value);
    const choices = Object.fromEntries(chosen);
    await post('/guests/merges', { ...cards, choices }, { 'idempotency-key': once });
    await app.show();
    tell(say('merged'));
  };
  const alert = make('p', { class: 'alert', role: 'alert' });
  const close = () => (comparison.hidden = true);
  const title = say('merge_with', { name: guestName(guest), other: guestName(other) });
  comparison.ariaLabel = title;
  comparison.replaceChildren(
    make('h3', { tabIndex: -1 }, title),
    paragraph(say('merge_stays'), { class: 'quiet' }),
    make('div', { class: 'filters' }, ...selects.map(([{ field }, select]) => labelled(nameOfField(field), select))),
    facts(
      ...alike.map(({ field, value }) => [
        nameOfField(field),
        make('span', { class: 'lines' }, wordsOfValue(value, field)),
      ]),
      [say('merge_moves'), movesInWords(moves)],
    ),
    alert,
    make(
      'div',
      { class: 'buttons' },
      button(say('merge_it'), merge, { alone: true, alert, own: { conflict: 'merge_conflict' }, class: 'main' }),
      button(say('cancel'), close, { alone: true }),
    ),
  );
  comparison.hidden = false;
  comparison.querySelector('h3').focus();
}

const fieldNames = { name: 'name', telegram: 'telegram', language: 'guest_language' };
const nameOfField = (field) => say(fieldNames[field] ?? field);

function choiceOf({ field, from, value, kept, merged }) {
  const select = make(
    'select',
    {},
    from === 'both' && option('', say('merge_both', { value: short(wordsOfValue(value, field)) })),
    option('kept', short(wordsOfValue(kept, field))),
    option('merged', short(wordsOfValue(merged, field))),
  );
  select.value = from === 'both' ? '' : from;
  return select;
}

const short = (text) => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

function wordsOfValue(value, field) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${typeof each === 'string' ? each : JSON.stringify(each)}`)
      .join(', ');
  }
  if (field === 'birthday') return dateInFull(value);
  if (field === 'gender' || field === 'language') return say(`${field}_${value}`);
  return String(value);
}

function movesInWords(moves) {
  const some = Object.entries(moves).filter(([, count]) => count > 0);
  return some.map(([name, count]) => say(`moves_${name}`, { count })).join(', ') || say('moves_nothing');
}

function mergeRow({ app, zone }, { id, created_at, undone_at, can_undo }, mayMerge) {
  const once = newKey();
  const undo = async () => {
    if (!(await askFirst(say('undo_merge_ask'), say('undo_merge')))) return;
    await post(`/guests/merges/${id}/undo`, undefined, { 'idempotency-key': once });
    await app.show();
    tell(say('merge_undone'));
  };
  const words = [
    say('merged_when', { when: dayAndTime(created_at, zone) }),
    undone_at && say('undone_when', { when: dayAndTime(undone_at, zone) }),
  ];
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make('div', { class: 'quiet' }, words.filter(Boolean).join(', ')),
    mayMerge &&
      can_undo &&
      button(say('undo_merge'), undo, {
        words: (problem) => wordsOf(problem, { conflict: problem.said?.guest ? 'undo_taken' : 'merge_conflict' }),
      }),
  );
}
