import { post, switchTo } from '../api.js';
import { badge, button, card, facts, heading, make, section, tell } from '../elements.js';
import { say } from '../texts.js';
import { awaitsVenue, openVenue } from './open-venue.js';
import { venueSections } from './venue.js';

export async function home(app) {
  const { me } = app;
  if (awaitsVenue(me) && me.permissions.includes('organizations.write')) return openVenue(app);
  return {
    title: say('home'),
    content: [
      card(
        make(
          'div',
          { class: 'person' },
          make('span', { class: 'initials', ariaHidden: 'true' }, initials(me.name)),
          make('div', {}, heading(me.name), make('p', { class: 'quiet' }, me.email)),
        ),
        facts(
          [say('role'), say(`role_${me.role}`)],
          me.organizations.length > 0 && [say('organization'), me.organizations.map(({ name }) => name).join(', ')],
        ),
        needsVerifying(me) && verification(),
      ),
      ...(await venueSections(app)),
      me.venues.length > 1 && venues(app),
      me.permissions.includes('tenants.read') && operatorsLinks(),
    ],
  };
}

const initials = (name) =>
  name
    .split(/[\s@]+/)
    .slice(0, 2)
    .map(([first = '']) => first.toUpperCase())
    .join('');

// The first operator's e-mail need not be one that letters can be sent to.
const needsVerifying = ({ role, email_verified, impersonator }) =>
  !email_verified && !impersonator && role !== 'super_admin';

function verification() {
  const again = async () => {
    await post('/auth/email/verification');
    tell(say('verify_sent'));
  };
  return make('div', { class: 'notice' }, make('p', {}, say('verify_wanted')), button(say('verify_again'), again));
}

function venues(app) {
  const row = ({ id, name, role, status }) => {
    const here = id === app.me.venue_id;
    const go = async () => {
      await switchTo(id);
      await app.refresh();
      tell(say('switched', { venue: name }));
    };
    return make(
      'li',
      { class: 'row', 'data-key': id },
      make('div', {}, make('b', {}, name), make('p', { class: 'quiet' }, say(`role_${role}`))),
      here
        ? badge(say('here'), 'good')
        : status === 'suspended'
          ? badge(say('suspended'), 'bad')
          : button(say('switch'), go, { ariaLabel: say('switch_to', { venue: name }) }),
    );
  };
  return section(say('venues'), make('ul', { class: 'rows' }, app.me.venues.map(row)));
}

function operatorsLinks() {
  const tile = (href, name, text) => make('a', { href, class: 'tile' }, make('b', {}, name), make('small', {}, text));
  return section(
    say('screens'),
    make('p', { class: 'quiet' }, say('screens_text')),
    tile('/api/docs', say('api'), say('api_text')),
    tile('/health/ready', say('health'), say('health_text')),
  );
}
