// Bringing in a list of guests, step by step: the file, what its columns are, what would come of it, what came of it.
import { get, list, newKey, post } from '../api.js';
import { badge, button, card, facts, form, heading, make, option, paragraph, section } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, dayAndTime, isSaid, say } from '../texts.js';
import { tagsOf } from './card-words.js';
import { guestsBar } from './guests-bar.js';
import { zoneOfVenue } from './venue-zone.js';

const lookEveryMs = 700;
const mostBytes = 32 * 1024 * 1024;
const importFields = [
  ...['phone', 'name', 'last_name', 'first_name', 'middle_name', 'birthday', 'gender', 'language', 'email'],
  ...['notes', 'tags', 'consent', 'telegram_username', 'instagram', 'vk', 'whatsapp', 'facebook', 'max', 'viber'],
  'preferred_channel',
];
const existing = ['fill', 'overwrite', 'skip'];
const dateFormats = ['auto', 'dd.mm.yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'];
const consents = ['personal_data', 'telegram', 'sms', 'email', 'push'];
const looks = { completed: 'good', failed: 'bad', cancelled: 'bad', importing: 'wait', checking: 'wait' };

/** Which list is dealt with; of one that was uploaded here, how its rows begin. */
const looking = { who: undefined };
const atFirst = { id: undefined, sample: [] };

export async function importList({ me, show, go }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const content = looking.id ? await stepsOf(app, await get(`/guests/imports/${looking.id}`)) : await fileStep(app);
  return { title: say('import'), content: [guestsBar(app, 'guests/import'), ...content] };
}

async function deal(app, id, sample = []) {
  Object.assign(looking, { id, sample });
  await app.show();
}

async function fileStep(app) {
  const { items } = await list('/guests/imports?limit=10');
  return [
    card(
      heading(say('import')),
      paragraph(say('import_text')),
      form({
        fields: [{ name: 'file', label: say('import_file'), type: 'file', accept: '.csv,.txt,text/csv', wide: true }],
        submit: say('import_upload'),
        words: wordsOfFile,
        send: async (_, { file }) => {
          const [chosen] = file.input.files;
          if (chosen.size > mostBytes) return file.complain(say('import_too_large'));
          const name = new URLSearchParams({ file_name: chosen.name.slice(-200) });
          const made = await post(`/guests/imports?${name}`, chosen);
          await deal(app, made.id, made.sample);
        },
      }),
    ),
    items.length > 0 &&
      section(say('import_earlier'), make('ul', { class: 'rows' }, ...items.map((one) => earlierRow(app, one)))),
  ];
}

/** What is wrong with a file is told by its reader. */
function wordsOfFile(problem) {
  if (problem.status === 413) return say('import_too_large');
  const [wrong] = problem.errors ?? [];
  return wrong ? say('import_unreadable', { why: wrong.message }) : wordsOf(problem);
}

const nameOf = ({ file_name }) => file_name ?? say('import_no_name');

const earlierRow = (app, one) =>
  make(
    'li',
    { class: 'row', 'data-key': one.id },
    make(
      'div',
      {},
      make('b', {}, nameOf(one)),
      ' ',
      badge(say(`import_${one.state}`), looks[one.state]),
      make(
        'p',
        { class: 'quiet' },
        [dayAndTime(one.created_at, zoneOfVenue(app.me)), counted('rows', one.rows)].join(' · '),
      ),
    ),
    button(say('import_open'), () => deal(app, one.id), {
      ariaLabel: say('action_for', { action: say('import_open'), name: nameOf(one) }),
    }),
  );

async function stepsOf(app, one) {
  const working = one.state === 'checking' || one.state === 'importing';
  // What has begun goes on as it was begun.
  const begun = one.pass === 'import' && one.done > 0;
  const mapping = !working && !begun && one.state !== 'completed' && mappingSection(app, one);
  return [
    card(
      make(
        'div',
        { class: 'buttons spread' },
        make('div', {}, heading(nameOf(one)), make('p', { class: 'quiet' }, counted('rows', one.rows))),
        button(say('import_other'), () => deal(app, undefined), { alone: true }),
      ),
      badge(say(`import_${one.state}`), looks[one.state]),
      one.problem && paragraph(one.problem, { class: 'alert' }),
      !one.file_kept && one.state !== 'completed' && paragraph(say('import_file_gone')),
      working && (await progressOf(app, one)),
    ),
    !working && one.pass && (await reportSection(app, one, begun)),
    one.file_kept && mapping,
  ];
}

function progressOf(app, one) {
  const bar = make('progress', { max: 100, value: one.progress, ariaLabel: say(`import_${one.state}`) });
  const figures = make('p', { class: 'quiet' });
  const draw = ({ progress, done, rows }) => {
    bar.value = progress;
    figures.textContent = say('import_progress', { done, rows });
  };
  const look = async () => {
    if (!bar.isConnected) return;
    const now = await get(`/guests/imports/${one.id}`).catch(() => one);
    if (!bar.isConnected) return;
    if (now.state !== one.state) return app.show();
    draw(now);
    setTimeout(look, lookEveryMs);
  };
  draw(one);
  setTimeout(look, lookEveryMs);
  const stop = async () => {
    await post(`/guests/imports/${one.id}/cancel`, {}, { 'idempotency-key': newKey() });
    await app.show();
  };
  return make('div', { class: 'stack' }, bar, figures, button(say('stop'), stop));
}

async function reportSection(app, one, begun) {
  const { pass, created, changed, unchanged, refused, state } = one;
  const lines = refused > 0 ? (await list(`/guests/imports/${one.id}/lines?outcome=refuse&limit=50`)).items : [];
  const mayStart = one.file_kept && (state === 'checked' || (begun && state !== 'completed'));
  return section(
    say(pass === 'check' ? 'import_would' : 'import_was'),
    facts(
      [say('lines_created'), String(created)],
      [say('lines_changed'), String(changed)],
      [say('lines_unchanged'), String(unchanged)],
      [say('lines_refused'), String(refused)],
    ),
    lines.length > 0 &&
      make(
        'details',
        { open: lines.length <= 5 },
        make('summary', {}, say('refused_lines')),
        make('ul', { class: 'plain' }, ...lines.map((line) => make('li', {}, lineInWords(line)))),
      ),
    mayStart && button(say(begun ? 'go_on' : 'do_import'), () => run(app, one, 'start', {}), { class: 'main' }),
    state === 'completed' && button(say('show_guests'), () => app.go('guests'), { class: 'main' }),
  );
}

const lineInWords = ({ line, problems }) => `${say('line_number', { line })}: ${problems.map(wrongInWords).join('; ')}`;

function wrongInWords({ field, message }) {
  const [name, wrong] = [`field_${field}`, `line_wrong_${field}`];
  return `${isSaid(name) ? say(name) : field}: ${isSaid(wrong) ? say(wrong) : message}`;
}

async function run(app, { id }, verb, wanted) {
  await post(`/guests/imports/${id}/${verb}`, wanted, { 'idempotency-key': newKey() });
  await app.show();
}

function mappingSection(app, one) {
  const { columns, mapping, options } = one;
  const fieldOf = (at) => mapping.find(({ column }) => column === at)?.field ?? '';
  const choices = [option('', say('leave_out')), ...importFields.map((field) => option(field, say(`field_${field}`)))];
  const held = options.consent ? consentsOf(options.consent) : [];
  const columnsForm = form({
    fields: [
      ...columns.map((name, at) => ({
        name: `column.${at}`,
        label: say('import_column', { name: name || say('column_of', { number: at + 1 }) }),
        hint: exampleOf(at),
        options: choices.map((choice) => choice.cloneNode(true)),
        value: fieldOf(at),
        optional: true,
      })),
      {
        name: 'on_existing',
        label: say('on_existing'),
        options: existing.map((one) => option(one, say(`on_existing_${one}`))),
        value: options.on_existing,
      },
      {
        name: 'date_format',
        label: say('date_format'),
        options: dateFormats.map((format) => option(format, format === 'auto' ? say('date_auto') : format)),
        value: options.date_format,
      },
      {
        ...{ name: 'tags', label: say('tags_for_all'), hint: say('tags_hint'), value: options.tags?.join(', ') },
        ...{ maxLength: 1_000, optional: true, autocomplete: 'off', wide: true },
      },
      {
        name: 'consent',
        label: say('import_consent'),
        choices: consents.map((key) => ({
          value: key,
          text: say(`consent_${key === 'personal_data' ? key : `marketing:${key}`}`),
        })),
        value: held,
        optional: true,
      },
    ],
    submit: say(one.state === 'checked' ? 'check_again' : 'do_check'),
    words: wordsOfMapping,
    send: (values) => run(app, one, 'check', runOf(values)),
  });
  if (one.state !== 'checked') return section(say('import_columns'), columnsForm);
  // What was checked is what is brought in: changed, it is checked again.
  return section(say('import_columns'), make('details', {}, make('summary', {}, say('import_change')), columnsForm));
}

const wordsOfMapping = (problem) => problem.errors?.map(({ message }) => message).join('; ') || wordsOf(problem);

function exampleOf(at) {
  const values = looking.sample.map((row) => row[at]).filter(Boolean);
  return values.length > 0 ? say('import_example', { values: values.slice(0, 3).join(' · ') }) : undefined;
}

const consentsOf = ({ personal_data = true, marketing = [] }) => [
  ...(personal_data ? ['personal_data'] : []),
  ...marketing,
];

function runOf({ on_existing, date_format, tags, consent, ...columns }) {
  const mapping = Object.entries(columns)
    .filter(([, field]) => field)
    .map(([name, field]) => ({ column: Number(name.split('.')[1]), field }));
  const declared = consent.length > 0 && {
    personal_data: consent.includes('personal_data'),
    marketing: consent.filter((key) => key !== 'personal_data'),
  };
  return { mapping, options: { on_existing, date_format, tags: tagsOf(tags), consent: declared || null } };
}
