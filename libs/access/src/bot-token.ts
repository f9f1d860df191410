import { OtherRole } from './permissions';
import { accessTokenSeconds } from './tokens';

/** Where the service that hosts the bots has tokens signed, and for how long they are good. */
export const botTokenPath = 'internal/bot-tokens';
export const botTokenSeconds = 15 * 60;
export const appGuestTokenSeconds = 60 * 60;

/** Of all the tokens there are: for so long, what has signed one must be known. */
export const longestTokenSeconds = Math.max(accessTokenSeconds, botTokenSeconds, appGuestTokenSeconds);

/** Binds a sealed request for a token to its purpose: no other sealed text is taken for one. */
export const botTokenSeal = 'identity.bot-tokens';
/** How old such a request may be. */
export const botTokenRequestMs = 60_000;

/** Said under the installation's own keys, which only its services have. */
export interface BotTokenRequest {
  role: Exclude<OtherRole, 'partner'>;
  venue_id: string;
  /** The bot's id, or that of the guest's sign-in. */
  sub: string;
  tg?: string;
  at: number;
}
