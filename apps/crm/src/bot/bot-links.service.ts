import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { toString as drawn } from 'qrcode';
import { findGuest } from '../guests/save-guest';
import { BotLinkDto } from './bot.dto';
import { hashOf, newLinkToken } from './link-secret';

const validFor = 30 * 24 * 3_600_000;

/** Ties a guest whom staff know to the Telegram account that he comes with. */
@Injectable()
export class BotLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  make(caller: Caller, guestId: string): Promise<BotLinkDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await findGuest(tx, guestId, { lock: true });
      const username = await botOf(tx);
      const [token, expiresAt] = [newLinkToken(), new Date(now.getTime() + validFor)];
      // The one that is handed out last is the one that holds.
      await tx.query(
        `UPDATE bot_links SET expires_at = $3 WHERE venue_id = $1 AND guest_id = $2 AND used_at IS NULL AND expires_at > $3`,
        [guest.venueId, guest.id, now],
      );
      await tx.query(
        `INSERT INTO bot_links (id, venue_id, guest_id, token_hash, expires_at, created_by_user_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), guest.venueId, guest.id, hashOf(token), expiresAt, caller.userId ?? null, now],
      );
      const url = `https://t.me/${username}?start=${token}`;
      return { url, expires_at: expiresAt.toISOString(), qr_svg: await drawn(url, { type: 'svg', margin: 2 }) };
    });
  }
}

async function botOf(tx: Transaction): Promise<string> {
  const [bot] = await tx.query<{ username: string }>(
    'SELECT username FROM bots WHERE venue_id = $1 AND is_active ORDER BY bot_id DESC LIMIT 1',
    [tx.caller.venueId],
  );
  if (!bot) throw new RuleViolation('no_bot', 'The venue has no bot yet');
  return bot.username;
}
