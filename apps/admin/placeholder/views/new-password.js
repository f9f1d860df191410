import { ask, forget } from '../api.js';
import { card, form, heading, link, paragraph } from '../elements.js';
import { say } from '../texts.js';
import { newPasswordField } from './fields.js';
import { deadLink, noLink } from './notice.js';

export function newPassword(app) {
  const { token } = app.place;
  if (!token) return noLink();
  return {
    title: say('reset'),
    narrow: true,
    content: card(
      heading(say('reset')),
      paragraph(say('reset_text')),
      form({
        fields: [{ ...newPasswordField('password'), label: say('new_password') }],
        submit: say('reset_save'),
        send: async ({ password }) => {
          try {
            await ask('/auth/password/reset', { token, password });
          } catch (problem) {
            if (problem.rule !== 'link_not_valid') throw problem;
            return app.put(deadLink(link('forgot', say('link_ask_again'), { class: 'button' })));
          }
          // Whoever is signed in here is so no longer, if it is him.
          forget();
          await app.go('', 'reset_done');
        },
      }),
    ),
  };
}
