// The venue's own bot in Telegram: connecting it, and how it is doing.
import { list, patch, post, remove } from '../api.js';
import { askFirst, button, card, form, heading, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';
import { botState } from './bot-state.js';

const formOfToken = /^\d{6,16}:[\w-]{30,100}$/;
const outward = { target: '_blank', rel: 'noreferrer' };

export async function bot({ me, show }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, mayWrite: me.permissions.includes('bots.write') };
  const { items } = await list('/bots');
  return {
    title: say('bot'),
    content: items.length > 0 ? items.flatMap((one) => connected(app, one)) : notConnected(app),
  };
}

function notConnected(app) {
  const steps = [
    [say('bot_step_start'), ' ', make('a', { href: 'https://t.me/BotFather', ...outward }, '@BotFather')],
    [say('bot_step_name')],
    [say('bot_step_token')],
  ];
  const connect = async (token) => {
    const { name } = await post('/bots', { token });
    await app.show();
    tell(say('bot_connected', { name }));
  };
  return [
    card(heading(say('bot')), paragraph(say('no_bot_text')), !app.mayWrite && paragraph(say('no_bot_ask'))),
    app.mayWrite &&
      section(
        say('connect_bot'),
        make('ol', { class: 'steps' }, ...steps.map((step) => make('li', {}, ...step))),
        tokenForm({ submit: say('connect'), send: connect }),
      ),
  ];
}

function connected(app, one) {
  const { name, bot_username: username } = one;
  return [
    card(
      make(
        'div',
        {},
        heading(name),
        make('p', {}, make('a', { href: `https://t.me/${username}`, ...outward }, `@${username}`)),
      ),
      ...botState(app, one, app.mayWrite && canBeTurned(one) && turnButton(app, one)),
    ),
    app.mayWrite && replacing(app, one),
    app.mayWrite && unlinking(app, one),
  ];
}

/** One whose token was revoked comes back by another token. */
const canBeTurned = ({ reason }) => reason !== 'token_revoked';

function turnButton(app, { id, name, is_active: isOn }) {
  const turn = async () => {
    if (isOn && !(await askFirst(say('turn_off_ask', { name }), say('turn_off')))) return;
    await patch(`/bots/${id}`, { is_active: !isOn });
    await app.show();
    tell(say(isOn ? 'bot_is_off' : 'bot_is_on', { name }));
  };
  return button(say(isOn ? 'turn_off' : 'turn_on'), turn, { class: isOn ? '' : 'main', words: wordsOfBot });
}

const replacing = (app, { id }) =>
  section(
    say('replace_token'),
    paragraph(say('replace_token_text'), { class: 'quiet' }),
    tokenForm({
      submit: say('replace'),
      send: async (token) => {
        await patch(`/bots/${id}`, { token });
        await app.show();
        tell(say('token_replaced'));
      },
    }),
  );

function unlinking(app, { id, name }) {
  const unlink = async () => {
    if (!(await askFirst(say('unlink_ask', { name }), say('unlink')))) return;
    await remove(`/bots/${id}`);
    await app.show();
    tell(say('bot_unlinked', { name }));
  };
  return section(
    say('unlink_bot'),
    paragraph(say('unlink_text'), { class: 'quiet' }),
    button(say('unlink'), unlink, { class: 'danger' }),
  );
}

/** A token is typed, sent and gone: it stays in no field, and comes back from nowhere. */
const tokenForm = ({ submit, send }) =>
  form({
    fields: [
      {
        ...{ name: 'token', label: say('bot_token'), hint: say('bot_token_hint'), type: 'password', wide: true },
        ...{ autocomplete: 'off', spellcheck: false },
        check: (token) => (formOfToken.test(token) ? '' : say('wrong_bot_token')),
      },
    ],
    submit,
    words: wordsOfBot,
    send: async ({ token }, { token: { input } }) => {
      try {
        await send(token);
      } catch (problem) {
        // One that was refused is no use; one that nobody could ask about is.
        if (problem.status === 422 || problem.status === 409) input.value = '';
        throw problem;
      }
    },
  });

const meanings = {
  ...{ bot_token_refused: 'problem_bot_token_refused', not_a_bot: 'problem_bot_token_refused' },
  ...{ other_bot: 'problem_other_bot', webhook_needs_https: 'problem_webhook_needs_https' },
  unavailable: 'problem_telegram_silent',
};

const wordsOfBot = (problem) =>
  problem.code === 'conflict'
    ? say(problem.said.bot_id ? 'problem_bot_connected' : 'problem_bot_of_another')
    : wordsOf(problem, meanings);
