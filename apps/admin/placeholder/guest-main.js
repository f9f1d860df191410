// The way about for guests: which page an address is, and the frame around it. Nobody signs in here.
import './guest-texts.js';
import { button, card, heading, make, paragraph } from './elements.js';
import { wordsOf } from './problems.js';
import { changeLanguage, otherLanguage, say } from './texts.js';
import { book } from './views/guest-book.js';
import { booking } from './views/guest-booking.js';
import { waiting } from './views/guest-waiting.js';

/**
 * Each is made with what its address names, and is what to draw (`title`, `content`), what to do when it is left
 * (`leave`) and come back to from the browser's memory (`back`), and how to bring it up to date (`look`).
 */
const pages = { book, booking, waiting };
const lookEveryMs = 15_000;

const header = document.getElementById('top');
const main = document.getElementById('main');
let turn = 0;
let shown;
let nextLook;

const app = {
  /** What is on the page, drawn anew. `focused` finds what is then stood on; without it the focus stays where it can. */
  draw(focused) {
    const { id, name } = document.activeElement ?? {};
    document.title = `${shown.title()} · GuestFlow`;
    document.body.classList.add('narrow', 'guest');
    header.replaceChildren(...frame());
    main.replaceChildren(...[shown.content()].flat().filter(Boolean));
    main.ariaBusy = null;
    const same = (id && document.getElementById(id)) || (name && main.querySelector(`[name="${name}"]`));
    if (focused) main.querySelector(focused)?.focus({ preventScroll: true });
    else if (same) same.focus({ preventScroll: true });
  },

  go(name) {
    history.pushState(null, '', `#/${name}`);
    return arrive();
  },

  /** Brings the page up to date now. */
  look: () => void look(),
};

async function arrive() {
  const mine = ++turn;
  shown?.leave?.();
  shown = undefined;
  main.ariaBusy = 'true';
  const [name, what = ''] = location.hash.replace(/^#\/?/, '').split('/');
  const page = await pages[name](app, what).catch((problem) => trouble(problem, name));
  if (mine !== turn) return page.leave?.();
  shown = page;
  app.draw('h1');
  scrollTo(0, 0);
  await later();
}

function trouble(problem, name) {
  const gone = problem.status === 404;
  const title = () => say(gone ? `gone_${name}` : 'trouble');
  const again = () => button(say('try_again'), () => arrive(), { class: 'main' });
  const text = () => (gone ? say(`gone_${name}_text`) : wordsOf(problem));
  return { title, content: () => card(heading(title()), paragraph(text()), !gone && again()) };
}

function frame() {
  return [
    make('span', { class: 'brand' }, make('img', { src: 'icon.svg', alt: '' }), 'GuestFlow'),
    make(
      'div',
      { class: 'tools' },
      make(
        'button',
        { type: 'button', class: 'quiet', id: 'language', lang: otherLanguage(), onclick: inOtherLanguage },
        say('other_language'),
      ),
    ),
  ];
}

function inOtherLanguage() {
  changeLanguage();
  app.draw('');
  document.getElementById('language').focus();
}

/** While nobody sees the page, nothing is asked for it. */
async function later() {
  clearTimeout(nextLook);
  nextLook = setTimeout(() => void look(), lookEveryMs);
}

async function look() {
  const mine = turn;
  if (!document.hidden && shown?.look) {
    await shown.look().catch((problem) => {
      if (problem.status === undefined) throw problem;
      // What cannot be read now stays as it is, and is asked for again; what is gone is not to be shown any more.
      if (problem.status === 404 && mine === turn) return arrive();
    });
  }
  await later();
}

document.addEventListener('visibilitychange', () => !document.hidden && void look());
addEventListener('pagehide', () => shown?.leave?.());
addEventListener('pageshow', ({ persisted }) => persisted && shown?.back?.());
addEventListener('hashchange', () => void arrive());
void arrive();
