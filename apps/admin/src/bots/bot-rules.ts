import type { Shape } from '../api/client';
import type { BotStanding } from './bot-texts';

/** As @BotFather gives it. */
export const formOfToken = /^\d{6,16}:[\w-]{30,100}$/;

type Card = Pick<Shape<'BotCardDto'>, 'is_active' | 'reason' | 'is_resting' | 'is_set_up' | 'telegram'>;

const standings: [BotStanding, (bot: Card) => boolean][] = [
  ['revoked', ({ is_active, reason }) => !is_active && reason === 'token_revoked'],
  ['off', ({ is_active }) => !is_active],
  ['resting', ({ is_resting }) => is_resting],
  ['unreachable', ({ telegram }) => telegram.why === 'unreachable'],
  ['refused', ({ telegram }) => !telegram.answers],
  ['setting_up', ({ is_set_up }) => !is_set_up],
];

/** The first that is the case says how it is. */
export const standingOf = (bot: Card): BotStanding => standings.find(([, is]) => is(bot))?.[0] ?? 'works';
