// The way about: which page an address is, who may see it, and the frame around it.
import './bot-texts.js';
import './count-texts.js';
import './crm-texts.js';
import './say-texts.js';
import { get, person, resume, signOut, whenMoved } from './api.js';
import { button, make, tell } from './elements.js';
import { changeLanguage, otherLanguage, say } from './texts.js';
import { blacklist } from './views/blacklist.js';
import { bot } from './views/bot.js';
import { bookings } from './views/bookings.js';
import { campaigns } from './views/campaigns.js';
import { dialogues } from './views/dialogues.js';
import { feedback } from './views/feedback.js';
import { forgot } from './views/forgot.js';
import { guests } from './views/guests.js';
import { home } from './views/home.js';
import { invitation } from './views/invitation.js';
import { journal } from './views/journal.js';
import { keys } from './views/keys.js';
import { newPassword } from './views/new-password.js';
import { trouble } from './views/notice.js';
import { openVenue } from './views/open-venue.js';
import { profile } from './views/profile.js';
import { register } from './views/register.js';
import { security } from './views/security.js';
import { segments } from './views/segments.js';
import { signIn } from './views/sign-in.js';
import { staff } from './views/staff.js';
import { statistics } from './views/statistics.js';
import { tables } from './views/tables.js';
import { templates } from './views/templates.js';
import { unreadMark } from './views/unread-mark.js';
import { verifyEmail } from './views/verify-email.js';

/** For anybody. `invitation`, `password` and `email` are where the links of letters lead. */
const outside = {
  invitation,
  password: newPassword,
  email: verifyEmail,
  forgot,
  register,
  'register/venue': openVenue,
};

const atVenue =
  (permission) =>
  ({ permissions, venue_id }) =>
    permissions.includes(permission) && venue_id !== null;

/**
 * For who is signed in. What is `within` another section is reached from there. An account is its owner's own: an
 * operator who works in his name changes nothing of it.
 */
const inside = {
  bookings: {
    view: bookings,
    title: () => 'bookings',
    isFor: atVenue('bookings.read'),
  },
  guests: { view: guests, title: () => 'all_guests', isFor: atVenue('guests.read') },
  feedback: { view: feedback, within: 'guests', isFor: atVenue('feedback.read') },
  segments: { view: segments, within: 'guests', isFor: atVenue('segments.read') },
  blacklist: { view: blacklist, within: 'guests', isFor: atVenue('blacklist.read') },
  dialogues: {
    view: dialogues,
    title: () => 'dialogues',
    isFor: atVenue('dialogues.read'),
    mark: unreadMark,
  },
  campaigns: { view: campaigns, within: 'dialogues', isFor: atVenue('campaigns.read') },
  templates: { view: templates, within: 'dialogues', isFor: atVenue('templates.read') },
  tables: {
    view: tables,
    title: () => 'tables',
    isFor: atVenue('tables.read'),
  },
  statistics: { view: statistics, title: () => 'statistics', isFor: atVenue('analytics.read') },
  journal: { view: journal, within: 'statistics', isFor: atVenue('audit.read') },
  home: { view: home, title: () => 'home' },
  staff: {
    view: staff,
    title: ({ role }) => (role === 'super_admin' ? 'people' : 'staff'),
    // An owner whose first venue is still to be opened has no staff yet.
    isFor: ({ permissions, role, venue_id }) =>
      permissions.includes('users.read') && (venue_id !== null || role === 'super_admin'),
  },
  keys: {
    view: keys,
    title: () => 'api_keys',
    isFor: atVenue('api_keys.read'),
  },
  bot: { view: bot, title: () => 'bot', isFor: atVenue('bots.read') },
  profile: { view: profile, title: () => 'profile', isFor: ({ impersonator }) => !impersonator },
  security: { view: security, title: () => 'security', isFor: ({ impersonator }) => !impersonator },
};

const header = document.getElementById('top');
const main = document.getElementById('main');
let turn = 0;

const app = {
  place: readAddress(),
  /** Who is signed in, as the API tells it. */
  me: undefined,
  /** The name of what the sign-in page has to say first. */
  notice: undefined,

  /** Shows the page of the address, with all that is on it read anew. */
  async show() {
    const mine = ++turn;
    const key = focusedRow();
    main.ariaBusy = 'true';
    const page = await pageOf(app.place).catch((problem) => trouble(app, problem));
    if (mine !== turn) return;
    app.put(page, key);
  },

  /** Puts up a page that is made already. */
  put({ title, content, narrow, wide, start = 'h1' }, key) {
    document.title = `${title} · GuestFlow`;
    document.body.classList.toggle('narrow', Boolean(narrow));
    document.body.classList.toggle('wide', Boolean(wide));
    header.replaceChildren(...frame());
    main.replaceChildren(...[content].flat().filter(Boolean));
    main.ariaBusy = null;
    const here = header.querySelector('nav [aria-current]');
    // On a telephone not all of them are to be seen at once.
    if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 48;
    const row = key && main.querySelector(`[data-key="${key}"] :is(select, button)`);
    (row ?? main.querySelector(start))?.focus({ preventScroll: true });
  },

  /** `notice` names what the sign-in page then has to say first. */
  async go(name, notice) {
    history.pushState(null, '', `#/${name}`);
    await arrive(readAddress(), notice);
  },

  /** After something that changes who one is, or where. */
  async refresh() {
    app.me = undefined;
    await app.show();
  },
};

async function arrive(place, notice) {
  Object.assign(app, { place, notice, me: undefined });
  await app.show();
  scrollTo(0, 0);
}

/** What an address is. The secret of a letter's link is taken out of it at once: it must not stay in the history. */
function readAddress() {
  const path = location.hash.replace(/^#\/?/, '');
  if (Object.hasOwn(outside, path)) return { name: path };
  const [name = '', token] = path.split('/');
  if (Object.hasOwn(inside, name)) return { name, one: token };
  if (token) history.replaceState(null, '', `#/${name}`);
  return { name, token };
}

async function pageOf({ name }) {
  if (Object.hasOwn(outside, name)) {
    // These go on without knowing who is here.
    await resume().catch(() => undefined);
    return outside[name](app);
  }
  await resume();
  if (!person()) return signIn(app);
  app.me ??= await get('/auth/me');
  return inside[sectionOf(name)].view(app);
}

/** The first there is for oneself, where no other is meant. */
function sectionOf(name) {
  if (Object.hasOwn(inside, name) && isForMe(inside[name])) return name;
  return Object.keys(inside).find((other) => isForMe(inside[other]));
}

const isForMe = ({ isFor }) => !isFor || isFor(app.me);

function frame() {
  const { me } = app;
  const language = otherLanguage();
  return [
    make('a', { class: 'brand', href: '#/' }, make('img', { src: 'icon.svg', alt: '' }), 'GuestFlow'),
    make(
      'div',
      { class: 'tools' },
      make(
        'button',
        { type: 'button', class: 'quiet', lang: language, onclick: inOtherLanguage },
        say('other_language'),
      ),
      me && !me.impersonator && button(say('sign_out'), leave, { class: 'quiet' }),
    ),
    ...(me ? [navigation()] : []),
    ...(me?.impersonator ? [banner(me)] : []),
  ];
}

async function leave() {
  await signOut();
  await app.go('');
}

function navigation() {
  const section = !Object.hasOwn(outside, app.place.name) && sectionOf(app.place.name);
  const here = inside[section]?.within ?? section;
  const links = Object.entries(inside)
    .filter(([, page]) => !page.within && isForMe(page))
    .map(([name, page]) =>
      make(
        'a',
        { href: `#/${name}`, ariaCurrent: here === name ? 'page' : undefined },
        say(page.title(app.me)),
        page.mark?.(app.me),
      ),
    );
  return make('nav', { ariaLabel: say('sections') }, links);
}

const banner = ({ impersonator, name }) =>
  make(
    'div',
    { class: 'banner', role: 'status' },
    make('p', {}, say('impersonated', { operator: impersonator.name, name })),
    button(say('impersonation_end'), leave),
  );

main.addEventListener('input', ({ target }) => (target.dataset.typed = ''));

/** What was typed stays. What was not may be another by now. */
async function inOtherLanguage() {
  const inputs = () => main.querySelectorAll(':is(input, select, textarea)[name]:not([hidden])');
  const typed = [...inputs()].map(
    ({ name, value, checked, dataset }) => 'typed' in dataset && { name, value, checked },
  );
  changeLanguage();
  await app.show();
  for (const [index, input] of [...inputs()].entries()) {
    if (typed[index]?.name !== input.name) continue;
    Object.assign(input, typed[index]);
    input.dataset.typed = '';
  }
  header.querySelector('.tools button').focus();
}

/** Lists are put up anew after each change: whoever goes by keyboard stays at his line. */
const focusedRow = () => document.activeElement?.closest('[data-key]')?.dataset.key;

whenMoved((why) => {
  app.me = undefined;
  if (why === 'over') app.notice = 'session_over';
  else tell(say('elsewhere'));
  void app.show();
});
addEventListener('hashchange', () => void arrive(readAddress()));
void app.show();
