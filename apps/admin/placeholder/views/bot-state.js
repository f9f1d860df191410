// How a bot is doing, by what is known here and by what Telegram says.
import { get, Problem } from '../api.js';
import { badge, button, facts, make, paragraph } from '../elements.js';
import { wordsOf } from '../problems.js';
import { dayAndTime, say } from '../texts.js';
import { zoneOfVenue } from './venue-zone.js';

/** What is known is there at once; what Telegram says comes when it has answered. `further`: another button. */
export function botState({ me, show }, one, further) {
  const state = make('div', { class: 'stack', role: 'status' });
  const ask = async () => {
    state.replaceChildren(badge(say('bot_asking')));
    try {
      const bot = await get(`/bots/${one.id}`);
      // Telegram has just told what nobody knew: the rest of the page is another now.
      if (bot.is_active !== one.is_active) return await show();
      state.replaceChildren(...inWords(bot, zoneOfVenue(me)));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      state.replaceChildren(paragraph(wordsOf(problem)));
    }
  };
  void ask();
  return [state, make('div', { class: 'buttons' }, button(say('bot_ask_again'), ask, { alone: true }), further || '')];
}

/** The first that is the case says how it is. */
const states = [
  ['revoked', 'bad', ({ is_active, reason }) => !is_active && reason === 'token_revoked'],
  ['off', undefined, ({ is_active }) => !is_active],
  ['resting', 'wait', ({ is_resting }) => is_resting],
  ['unreachable', 'wait', ({ telegram }) => telegram.why === 'unreachable'],
  ['refused', 'bad', ({ telegram }) => !telegram.answers],
  ['setting_up', 'wait', ({ is_set_up }) => !is_set_up],
  ['works', 'good', () => true],
];

function inWords(bot, zone) {
  const [state, kind] = states.find(([, , is]) => is(bot));
  const { telegram } = bot;
  const error = ({ last_error, last_error_at }) =>
    last_error && [`${last_error} `, last_error_at && make('small', {}, dayAndTime(last_error_at, zone))];
  return [
    badge(say(`bot_${state}`), kind),
    paragraph(say(`bot_${state}_text`)),
    facts(
      bot.is_active && [say('bot_mode'), say(`bot_mode_${bot.mode}`)],
      telegram.pending_updates !== null && [say('bot_pending'), String(telegram.pending_updates)],
      telegram.last_error && [say('bot_telegram_error'), error(telegram)],
      bot.last_error && [say('bot_own_error'), error(bot)],
      [say('bot_validated'), dayAndTime(bot.validated_at, zone)],
    ),
  ];
}
