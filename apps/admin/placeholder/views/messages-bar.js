// The way about among the pages that are about what is said to guests.
import { link, make } from '../elements.js';
import { say } from '../texts.js';

const pages = [
  ['dialogues', 'talks', 'dialogues.read'],
  ['campaigns', 'campaigns', 'campaigns.read'],
  ['templates', 'templates', 'templates.read'],
];

export const messagesBar = ({ me }, here) =>
  make(
    'nav',
    { class: 'within', ariaLabel: say('about_messages') },
    pages
      .filter(([, , permission]) => me.permissions.includes(permission))
      .map(([name, title]) => link(name, say(title), { ariaCurrent: name === here ? 'page' : undefined })),
  );
