import { createHash } from 'node:crypto';
import { Language, languages } from '@guestflow/contracts';
import { apiPrefix } from '@guestflow/http';
import { RuleViolation } from '@guestflow/problems';
import { Settings } from '@guestflow/service';
import { commandsIn, menuButtonTexts } from './commands.texts';

type Where = Pick<Settings, 'publicUrl' | 'telegram'>;

/** Whether a row of `bots` is to work: it is on, and its venue is not suspended. */
export const worksNow = (bots = 'bots'): string => `(${bots}.is_active AND NOT EXISTS (
  SELECT 1 FROM venues v WHERE v.venue_id = ${bots}.venue_id AND v.status <> 'active'))`;

/**
 * What Telegram is to hold of a row of `bots`, as one text: what it holds is compared with it. `how` is the parameter
 * with `howOf`. The venue's word in it comes from its replica, and so is not there yet when the bot is first.
 */
export const wantedOf = (how: string): string => `CASE WHEN ${worksNow()} THEN concat_ws(' ', ${how}::text,
  (SELECT concat_ws(' ', v.slug, v.language) FROM venues v WHERE v.venue_id = bots.venue_id)) ELSE 'off' END`;

const bookingPage = (slug: string): string => `/v/${slug}`;

const texts = createHash('sha256')
  .update(JSON.stringify([languages.map(commandsIn), menuButtonTexts, bookingPage('')]))
  .digest('base64url')
  .slice(0, 12);

/** How this installation has bots set up. Where it is changed all of them are set up anew. */
export const howOf = ({ telegram: { mode }, publicUrl }: Where): string => `${mode} ${publicUrl} ${texts}`;

/** Where Telegram brings a bot's updates; '' where it is asked for them. */
export const webhookOf = ({ telegram: { mode }, publicUrl }: Where, botId: string): string =>
  mode === 'webhook' ? `${publicUrl}/${apiPrefix}/telegram/${botId}` : '';

/** Telegram brings updates by https only. A Bot API server of one's own, in one's own network, needs none. */
export function assertMayBring({ telegram: { mode, apiRoot }, publicUrl }: Where): void {
  if (mode !== 'webhook' || isSecure(publicUrl) || !isSecure(apiRoot)) return;
  throw new RuleViolation(
    'webhook_needs_https',
    'Telegram brings updates to an https address only, and the platform’s own (PUBLIC_URL) is none',
  );
}

/** What stands beside the line guests write in: the venue's page as a Mini App, which Telegram opens by https only. */
export function menuButtonOf(publicUrl: string, venue: { slug: string; language: Language } | undefined) {
  if (!venue || !isSecure(publicUrl)) return { type: 'default' };
  const url = `${publicUrl}${bookingPage(venue.slug)}`;
  return { type: 'web_app', text: menuButtonTexts[venue.language], web_app: { url } };
}

const isSecure = (url: string) => url.startsWith('https://');
