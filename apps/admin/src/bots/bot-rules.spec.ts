import { formOfToken, standingOf } from './bot-rules';

const says = { answers: true, why: null, mode: null, pending_updates: null, last_error: null, last_error_at: null };
const bot = { is_active: true, reason: null, is_resting: false, is_set_up: true, telegram: says };

describe('how a bot is doing', () => {
  it.each([
    ['works', bot],
    ['off', { ...bot, is_active: false }],
    ['revoked', { ...bot, is_active: false, reason: 'token_revoked' }],
    ['resting', { ...bot, is_resting: true }],
    ['unreachable', { ...bot, telegram: { ...says, answers: false, why: 'unreachable' as const } }],
    ['refused', { ...bot, telegram: { ...says, answers: false, why: 'refused' as const } }],
    ['setting_up', { ...bot, is_set_up: false }],
    // What nobody could ask about is not known to be set up.
    ['unreachable', { ...bot, is_set_up: false, telegram: { ...says, answers: false, why: 'unreachable' as const } }],
  ] as const)('%s', (standing, one) => expect(standingOf(one)).toBe(standing));

  it('is not asked of what is no token', () => {
    expect(formOfToken.test(`5000000000:${'A'.repeat(35)}`)).toBe(true);
    expect(['not a token', '5000000000', `5000000000:${'A'.repeat(10)}`].some((typed) => formOfToken.test(typed))).toBe(
      false,
    );
  });
});
