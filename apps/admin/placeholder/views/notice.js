import { signOut } from '../api.js';
import { button, card, heading, link, make, paragraph } from '../elements.js';
import { isSuspended, wordsOf } from '../problems.js';
import { say } from '../texts.js';

/** A page that says one thing. */
export const notice = (title, text, ...further) => ({
  title,
  narrow: true,
  content: card(heading(title), paragraph(text), ...further),
});

/** For a link of a letter that does not lead anywhere. `further` is what to do about it. */
export const deadLink = (...further) => notice(say('link_gone'), say('link_gone_text'), ...further);

/** The token is taken out of the address bar, so a reload has lost it. */
export const noLink = () =>
  notice(say('link_incomplete'), say('link_incomplete_text'), link('', say('to_home'), { class: 'button' }));

export function trouble(app, problem) {
  const again = button(say('try_again'), () => app.show(), { class: 'main' });
  if (!isSuspended(problem)) return notice(say('trouble'), wordsOf(problem), again);
  const leave = button(say('sign_out'), async () => {
    await signOut();
    await app.go('');
  });
  return notice(
    say('problem_suspended'),
    say('problem_suspended_text'),
    make('div', { class: 'buttons' }, again, leave),
  );
}
