// The way about among the pages that are about what happened.
import { link, make } from '../elements.js';
import { say } from '../texts.js';

const pages = [
  ['statistics', 'statistics', 'analytics.read'],
  ['journal', 'journal', 'audit.read'],
];

export const statisticsBar = ({ me }, here) =>
  make(
    'nav',
    { class: 'within', ariaLabel: say('about_statistics') },
    pages
      .filter(([, , permission]) => me.permissions.includes(permission))
      .map(([name, title]) => link(name, say(title), { ariaCurrent: name === here ? 'page' : undefined })),
  );
