import { enter } from '../api.js';
import { card, form, heading, link, make } from '../elements.js';
import { say } from '../texts.js';

export function signIn(app) {
  return {
    title: say('sign_in'),
    narrow: true,
    start: 'input',
    content: card(
      heading(say('sign_in')),
      app.notice && make('p', { class: 'notice', role: 'status' }, say(app.notice)),
      form({
        fields: [
          { name: 'email', label: say('email'), type: 'email', autocomplete: 'username' },
          { name: 'password', label: say('password'), type: 'password', autocomplete: 'current-password' },
        ],
        submit: say('do_sign_in'),
        own: { unauthorized: 'problem_wrong_password' },
        send: async (values) => {
          await enter('/auth/login', values);
          app.notice = undefined;
          await app.show();
        },
        after: [link('forgot', say('forgot_link'))],
      }),
      make('p', { class: 'aside' }, say('no_account'), ' ', link('register', say('register_link'))),
      make('p', { class: 'aside' }, say('no_venue'), ' ', link('register/venue', say('open_venue'))),
    ),
  };
}
