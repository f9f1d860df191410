// What the venue says by itself, and when: its words in each language, and the reminders.
import { get, patchSeen, post } from '../api.js';
import { button, card, form, heading, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';
import { bubble } from './bubble.js';
import { latest, whenTyped } from './live-fields.js';
import { messagesBar } from './messages-bar.js';
import { reminderRules } from './reminder-rules.js';

export async function templates({ me, show }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, mayWrite: me.permissions.includes('templates.write') };
  const [all, rules] = await Promise.all([get('/notification-templates'), reminderRules(app)]);
  const types = [...new Set(all.map(({ type }) => type))];
  return {
    title: say('templates'),
    content: [
      messagesBar(app, 'templates'),
      card(heading(say('templates')), paragraph(say('templates_text'), { class: 'quiet' })),
      rules,
      ...types.map((type) =>
        typeSection(
          app,
          all.filter((template) => template.type === type),
        ),
      ),
    ],
  };
}

function typeSection(app, versions) {
  const [{ id, type, is_active: isOn, delay_minutes: delay, version }] = versions;
  const turn = async () => {
    await patchSeen(`/notification-templates/${id}`, `"${version}"`, { is_active: !isOn });
    await app.show();
    tell(say(isOn ? 'template_is_off' : 'template_is_on', { name: say(`template_${type}`) }));
  };
  return section(
    say(`template_${type}`),
    make(
      'p',
      { class: 'quiet' },
      [say(isOn ? 'template_on' : 'template_off'), delay !== null && say('after_arrival', { minutes: delay })]
        .filter(Boolean)
        .join(' · '),
    ),
    app.mayWrite && button(say(isOn ? 'turn_off' : 'turn_on'), turn, { 'data-key': type }),
    ...versions.map((template) => inLanguage(app, template)),
  );
}

function inLanguage(app, template) {
  const summary = make(
    'summary',
    {},
    make('b', {}, say(`in_${template.language}`)),
    ' ',
    make('span', { class: 'quiet excerpt' }, template.message_text),
  );
  const details = make('details', { 'data-key': template.id }, summary);
  details.addEventListener(
    'toggle',
    () => {
      if (details.open && details.children.length === 1) details.append(editor(app, template));
    },
    { once: true },
  );
  return details;
}

function editor(app, { id, version, type, message_text, delay_minutes, buttons, placeholders }) {
  const seen = make('div', { class: 'stack' });
  const draft = (values) => ({
    message_text: values.message_text,
    buttons: buttons.map((one, index) => ({ ...one, text: values[`buttons.${index}`] || one.text })),
  });
  const element = form({
    fields: [
      {
        ...{ name: 'message_text', label: say('template_text'), type: 'textarea', rows: 5, maxLength: 4_096 },
        ...{ value: message_text, wide: true, disabled: !app.mayWrite },
        hint: say('placeholders', { names: placeholders.map((name) => `{${name}}`).join(' ') }),
      },
      ...buttons.map(({ text }, index) => ({
        ...{ name: `buttons.${index}`, label: say('button_number', { number: index + 1 }), value: text, maxLength: 64 },
        ...{ autocomplete: 'off', disabled: !app.mayWrite },
      })),
      ...(type === 'feedback_request'
        ? [{ name: 'delay_minutes', label: say('delay_minutes'), type: 'number', min: 0, value: delay_minutes }]
        : []),
    ],
    submit: say('save'),
    send: async ({ delay_minutes: delay, ...values }) => {
      const change = { ...draft(values), ...(delay !== undefined && { delay_minutes: Number(delay) }) };
      await patchSeen(`/notification-templates/${id}`, `"${version}"`, change);
      await app.show();
      tell(say('template_saved'));
    },
    after: [
      button(
        say('template_reset'),
        async () => {
          await post(`/notification-templates/${id}/reset`);
          await app.show();
          tell(say('template_was_reset'));
        },
        { alone: true, class: 'quiet' },
      ),
    ],
  });
  const preview = latest(
    () => post(`/notification-templates/${id}/preview`, draft(Object.fromEntries(new FormData(element)))),
    (said) => seen.replaceChildren(bubble(said)),
    (problem) => seen.replaceChildren(paragraph(problem.errors[0]?.message ?? wordsOf(problem), { class: 'wrong' })),
  );
  if (!app.mayWrite) return make('div', { class: 'stack' }, bubble({ text: message_text, buttons }));
  whenTyped(element, preview);
  void preview();
  return make('div', { class: 'beside' }, element, seen);
}
