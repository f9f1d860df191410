// The link by which the bot learns whom it speaks to, and its picture.
import { post } from '../api.js';
import { button, make, paragraph, section } from '../elements.js';
import { dayAndTime, say } from '../texts.js';

export function botLinkSection({ guest, zone }) {
  if (guest.telegram_id) return undefined;
  const made = make('div', { class: 'stack' });
  const makeLink = async () => made.replaceChildren(...linkInFull(await post(`/guests/${guest.id}/bot-link`), zone));
  return section(
    say('bot_link'),
    paragraph(say('bot_link_text'), { class: 'quiet' }),
    button(say('make_bot_link'), makeLink),
    made,
  );
}

function linkInFull({ url, expires_at, qr_svg }, zone) {
  const said = make('p', { class: 'hint', role: 'status' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = say('copied');
    } catch {
      // A page that did not come over https may not: the link can be copied by hand.
      said.textContent = '';
    }
  };
  return [
    picture(qr_svg),
    make('p', { class: 'address' }, make('a', { href: url, target: '_blank', rel: 'noreferrer' }, url)),
    make('div', { class: 'buttons' }, button(say('copy'), copy, { alone: true }), said),
    paragraph(say('valid_until', { when: dayAndTime(expires_at, zone) }), { class: 'quiet' }),
  ];
}

const svgNames = 'http://www.w3.org/2000/svg';

/** Drawn anew of what the picture consists of: markup that came from elsewhere is put on no page. */
function picture(svg) {
  const element = document.createElementNS(svgNames, 'svg');
  element.setAttribute('viewBox', /viewBox="([\d. ]+)"/.exec(svg)[1]);
  element.setAttribute('shape-rendering', 'crispEdges');
  element.setAttribute('class', 'qr');
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', say('bot_link_qr'));
  for (const [, kind, colour, d] of svg.matchAll(/<path (fill|stroke)="(#[\da-f]+)" d="([\w\s.-]+)"/g)) {
    const path = document.createElementNS(svgNames, 'path');
    path.setAttribute(kind, colour);
    path.setAttribute('d', d);
    element.append(path);
  }
  return element;
}
