import { get, list, post, remove } from '../api.js';
import { askFirst, badge, button, card, form, heading, make, option, paragraph, section, tell } from '../elements.js';
import { dayAndTime, isSaid, say } from '../texts.js';
import { keyDialog } from './key-dialog.js';

const day = 24 * 3_600_000;
const lasting = ['30', '90', '365', ''];
const atFirst = 50;
const atMost = 200;

let shown = atFirst;

export async function keys(app) {
  const mayWrite = app.me.permissions.includes('api_keys.write');
  const [{ items, total }, offered] = await Promise.all([
    list(`/api-keys?limit=${shown}`),
    mayWrite ? scopesFor(app.me).catch(() => undefined) : undefined,
  ]);
  return {
    title: say('api_keys'),
    content: [
      card(
        heading(say('api_keys')),
        paragraph(say('api_keys_text'), { class: 'quiet' }),
        items.length > 0
          ? make('ul', { class: 'rows' }, ...items.map((key) => keyRow(app, key, mayWrite)))
          : paragraph(say('no_api_keys')),
        items.length < total && further(app, items.length, total),
      ),
      mayWrite && makingForm(app, offered),
    ],
  };
}

function further(app, count, total) {
  const more = async () => {
    shown = Math.min(shown + atFirst, atMost);
    await app.show();
  };
  return make(
    'div',
    { class: 'buttons' },
    make('span', { class: 'quiet' }, say('shown_of', { shown: count, total })),
    shown < atMost && button(say('more'), more),
  );
}

/** What keys can be given is in the API's own description; nobody gives what he does not hold. */
async function scopesFor({ permissions }) {
  const { paths, components } = await get('/openapi.json');
  const { $ref } = paths['/api/v1/api-keys'].post.requestBody.content['application/json'].schema;
  const { scopes } = components.schemas[$ref.split('/').at(-1)].properties;
  return scopes.items.enum.filter((scope) => permissions.includes(scope));
}

const wordsOfScope = (scope) => (isSaid(`scope_${scope}`) ? say(`scope_${scope}`) : scope);

const standingOf = ({ revoked_at, expires_at }) => {
  if (revoked_at) return 'revoked';
  return expires_at && new Date(expires_at) <= new Date() ? 'expired' : 'active';
};

function keyRow(app, key, mayWrite) {
  const { id, name, prefix, scopes, last_used_at, expires_at, revoked_at } = key;
  const standing = standingOf(key);
  const revoke = async () => {
    if (!(await askFirst(say('revoke_ask', { name }), say('revoke')))) return;
    await remove(`/api-keys/${id}`);
    await app.show();
    tell(say('revoked_done', { name }));
  };
  const times = [
    last_used_at ? say('last_used', { when: dayAndTime(last_used_at) }) : say('never_used'),
    revoked_at
      ? say('revoked_at', { when: dayAndTime(revoked_at) })
      : expires_at
        ? say(standing === 'expired' ? 'expired_at' : 'expires_at', { when: dayAndTime(expires_at) })
        : say('expires_never'),
  ];
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, name),
      ' ',
      badge(say(`key_${standing}`), { active: 'good', expired: 'wait' }[standing]),
      make('p', { class: 'quiet' }, make('code', {}, `${prefix}…`)),
      make('p', { class: 'quiet' }, scopes.map(wordsOfScope).join(', ')),
      make('p', { class: 'quiet' }, times.join(' · ')),
    ),
    mayWrite &&
      standing !== 'revoked' &&
      button(say('revoke'), revoke, { ariaLabel: say('action_for', { action: say('revoke'), name }) }),
  );
}

function makingForm(app, offered) {
  if (!offered) {
    const again = button(say('try_again'), () => app.show());
    return section(say('new_api_key'), paragraph(say('scopes_unknown')), again);
  }
  return section(
    say('new_api_key'),
    form({
      fields: [
        { name: 'name', label: say('key_name'), hint: say('key_name_hint'), maxLength: 100, autocomplete: 'off' },
        {
          name: 'days',
          label: say('key_lasts'),
          options: lasting.map((days) => option(days, say(days ? `key_days_${days}` : 'key_days_none'))),
          value: '365',
          optional: true,
        },
        {
          name: 'scopes',
          label: say('key_scopes'),
          choices: offered.map((scope) => ({ value: scope, text: wordsOfScope(scope), quiet: scope })),
        },
      ],
      submit: say('make_key'),
      send: async ({ name, scopes, days }) => {
        const expires_at = days ? new Date(Date.now() + days * day).toISOString() : null;
        const made = await post('/api-keys', { name, scopes, expires_at });
        await keyDialog(made);
        await app.show();
      },
    }),
  );
}
