import { person, post } from '../api.js';
import { button, card, heading, link, paragraph } from '../elements.js';
import { say } from '../texts.js';
import { deadLink, noLink, notice } from './notice.js';

/** At the press of a button: programs that look through letters follow links too. */
export function verifyEmail(app) {
  const { token } = app.place;
  if (!token) return noLink();
  const home = () => link('', say('to_home'), { class: 'button' });
  if (!person())
    return notice(say('verify'), say('verify_sign_in_first'), link('', say('back_to_sign_in'), { class: 'button' }));
  const verify = async () => {
    try {
      await post('/auth/email/verify', { token });
    } catch (problem) {
      if (problem.rule !== 'link_not_valid') throw problem;
      return app.put(deadLink(home()));
    }
    app.put(notice(say('verified'), say('verified_text'), home()));
  };
  return {
    title: say('verify'),
    narrow: true,
    content: card(
      heading(say('verify')),
      paragraph(say('verify_text')),
      button(say('verify_do'), verify, { class: 'main' }),
    ),
  };
}
