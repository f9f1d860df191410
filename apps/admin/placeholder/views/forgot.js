import { ask } from '../api.js';
import { card, form, heading, link, paragraph } from '../elements.js';
import { say } from '../texts.js';
import { emailField } from './fields.js';
import { notice } from './notice.js';

/** The answer is the same whether there is such an account or not. */
export function forgot(app) {
  const back = () => link('', say('back_to_sign_in'));
  return {
    title: say('forgot'),
    narrow: true,
    content: card(
      heading(say('forgot')),
      paragraph(say('forgot_text')),
      form({
        fields: [emailField({ autocomplete: 'username' })],
        submit: say('send_link'),
        send: async ({ email }) => {
          await ask('/auth/password/forgot', { email });
          app.put(notice(say('forgot_done'), say('forgot_done_text', { email }), back()));
        },
        after: [back()],
      }),
    ),
  };
}
