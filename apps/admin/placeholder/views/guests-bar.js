// The way about among the pages that are about guests.
import { link, make } from '../elements.js';
import { say } from '../texts.js';

const pages = [
  ['guests', 'all_guests', 'guests.read'],
  ['feedback', 'feedback', 'feedback.read'],
  ['segments', 'segments', 'segments.read'],
  ['blacklist', 'blacklist', 'blacklist.read'],
  ['guests/import', 'import', 'guests.import'],
];

export const guestsBar = ({ me }, here) =>
  make(
    'nav',
    { class: 'within', ariaLabel: say('about_guests') },
    pages
      .filter(([, , permission]) => me.permissions.includes(permission))
      .map(([name, title]) => link(name, say(title), { ariaCurrent: name === here ? 'page' : undefined })),
  );
