import { impersonate, list, patch, post, remove } from '../api.js';
import { askFirst, badge, button, card, form, given, heading, make, option, section, tell } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { emailField, languageField, nameFields } from './fields.js';

// The mightiest first: nobody gives or takes a role above his own. The server has the last word.
const staffRoles = ['owner', 'admin', 'manager', 'receptionist', 'specialist'];

/** What of the list is looked at; an operator may look into a venue. */
const atFirst = { venue: undefined, venues: '', words: '', limit: 50 };
const looking = { who: undefined };

export async function staff(app) {
  const { me } = app;
  const mayLookInto = me.role === 'super_admin' && me.permissions.includes('tenants.read');
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const people = await peopleOf(looking);
  const ofVenue = !mayLookInto || Boolean(looking.venue);
  const title = looking.venue
    ? say('staff_of', { venue: looking.venue.name })
    : say(mayLookInto ? 'operators' : 'staff');
  return {
    title,
    content: [
      card(
        heading(title),
        mayLookInto && (await venuePicker(app)),
        (people.total > 8 || looking.words) && search(app, 'words', say('find_person')),
        people.items.length > 0
          ? make(
              'ul',
              { class: 'rows' },
              people.items.map((one) => personRow(app, one)),
            )
          : make('p', { class: 'quiet' }, say('nobody')),
        people.items.length < people.total && further(app, people),
      ),
      me.permissions.includes('users.write') && invitationForm(app, ofVenue),
    ],
  };
}

/** The address of what belongs to the venue that is looked into. */
const at = (path, query = {}) => {
  const asked = new URLSearchParams({ ...query, ...(looking.venue && { venue_id: looking.venue.id }) }).toString();
  return asked ? `${path}?${asked}` : path;
};

const peopleOf = ({ words, limit }) => list(at('/users', { limit, ...(words && { q: words }) }));

function further(app, { items, total }) {
  const more = async () => {
    looking.limit = Math.min(looking.limit + 50, 200);
    await app.show();
  };
  return make(
    'div',
    { class: 'buttons' },
    make('span', { class: 'quiet' }, say('shown_of', { shown: items.length, total })),
    looking.limit < 200 && button(say('more'), more),
  );
}

function search(app, of, label) {
  return form({
    fields: [{ name: of, label, type: 'search', value: looking[of], optional: true }],
    submit: say('find'),
    send: async (values) => {
      looking[of] = values[of];
      await app.show();
    },
  });
}

async function venuePicker(app) {
  const query = new URLSearchParams({ limit: 200, sort: 'name:asc', ...(looking.venues && { q: looking.venues }) });
  const { items, total } = await list(`/tenants?${query}`);
  const known = looking.venue && !items.some(({ id }) => id === looking.venue.id) ? [looking.venue, ...items] : items;
  const select = make(
    'select',
    { id: 'whose' },
    option('', say('platform_itself')),
    ...known.map(({ id, name }) => option(id, name)),
  );
  select.value = looking.venue?.id ?? '';
  select.onchange = () => {
    looking.venue = known.find(({ id }) => id === select.value);
    looking.words = '';
    void app.show();
  };
  return make(
    'div',
    { 'data-key': 'whose' },
    (total > items.length || looking.venues) && search(app, 'venues', say('find_venue')),
    make('div', { class: 'field' }, make('label', { htmlFor: 'whose' }, say('whose_staff')), select),
  );
}

function personRow(app, { id, name, email, role, status, note, last_sign_in_at }) {
  const { me } = app;
  const own = id === me.id;
  const mine = me.role === 'super_admin' ? -1 : staffRoles.indexOf(me.role);
  const mayChange = me.permissions.includes('users.write') && !own && staffRoles.indexOf(role) >= mine;
  const seen = last_sign_in_at && say('last_sign_in', { when: dayAndTime(last_sign_in_at) });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const act = (action, work, done) =>
    button(
      say(action),
      async () => {
        if ((await work()) === false) return;
        await app.show();
        if (done) tell(say(done, { name, email }));
      },
      { alone: true, alert, ariaLabel: say('action_for', { action: say(action), name }) },
    );
  const letGo = async () => (await askFirst(say('let_go_ask', { name }), say('let_go'))) && remove(at(`/users/${id}`));
  const actions = {
    invited: () => [
      act('send_again', () => post(at(`/users/${id}/invitation`)), 'invited'),
      act('withdraw', () => remove(at(`/users/${id}`)), 'withdrawn'),
    ],
    active: () => [
      me.permissions.includes('users.impersonate') &&
        looking.venue &&
        act('act_as', async () => {
          await impersonate(id, looking.venue.id);
          await app.go('');
          return false;
        }),
      act('let_go', letGo, 'let_gone'),
    ],
    inactive: () => [act('take_back', () => patch(at(`/users/${id}`), { is_active: true }), 'taken_back')],
  };
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, name, own && make('small', {}, ` (${say('you')})`)),
      ' ',
      badge(say(`status_${status}`), { invited: 'wait', active: 'good', inactive: '' }[status]),
      make('p', { class: 'quiet' }, [say(`role_${role}`), name !== email && email, seen].filter(Boolean).join(' · ')),
      note && make('p', { class: 'quiet' }, note),
      alert,
    ),
    mayChange && make('div', { class: 'buttons' }, actions[status]()),
  );
}

function invitationForm(app, ofVenue) {
  const mine = Math.max(0, staffRoles.indexOf(app.me.role));
  const roles = ofVenue ? staffRoles.slice(mine) : ['super_admin'];
  const { language } = app.me.venues.find(({ id }) => id === app.me.venue_id) ?? looking.venue ?? app.me;
  return section(
    say(ofVenue ? 'invite_heading' : 'invite_operator_heading'),
    form({
      fields: [
        emailField({ autocomplete: 'off' }),
        {
          name: 'role',
          label: say('role'),
          options: roles.map((role) => option(role, say(`role_${role}`))),
          // Most who are asked in are no second owner.
          value: roles.includes('receptionist') && !isFirst(app) ? 'receptionist' : roles[0],
        },
        ...nameFields({}, { mine: false }),
        languageField(language),
        ...(ofVenue ? [{ name: 'note', label: say('note'), optional: true, maxLength: 500, autocomplete: 'off' }] : []),
      ],
      submit: say('invite_send'),
      own: { conflict: 'problem_works_here' },
      send: async (values) => {
        await post(at('/users'), given(values));
        await app.show();
        tell(say('invited', values));
      },
    }),
  );
}

/** Who an operator asks into a venue is, as a rule, its owner. */
const isFirst = ({ me }) => me.role === 'super_admin';
