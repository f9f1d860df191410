import { enter } from '../api.js';
import { card, form, given, heading, link, make, paragraph, tell } from '../elements.js';
import { language, say } from '../texts.js';
import { emailField, nameFields, newPasswordField } from './fields.js';

export function register(app) {
  return {
    title: say('register'),
    narrow: true,
    content: card(
      heading(say('register')),
      paragraph(say('register_text')),
      form({
        fields: [...nameFields(), emailField(), newPasswordField('password')],
        submit: say('do_register'),
        own: { conflict: 'problem_account_exists' },
        send: async (values) => {
          await enter('/auth/register', given({ ...values, language }));
          await app.go('');
          tell(say('registered'));
        },
      }),
      make('p', { class: 'aside' }, say('has_account'), ' ', link('', say('do_sign_in'))),
    ),
  };
}
