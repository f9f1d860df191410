import { ConsentChannel, ConsentPurpose, ConsentWay } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { Guest } from '../guests/guest.entity';
import { reckonConsented } from './consented';

export interface SaidConsent {
  purpose: ConsentPurpose;
  channel?: ConsentChannel | null;
  given: boolean;
  text_version?: string | null;
}

/** Writes what a guest said into the ledger of a locked card, and tells it. */
export async function appendConsents(
  tx: Transaction,
  guest: Guest,
  lines: readonly SaidConsent[],
  way: ConsentWay,
  now: Date,
): Promise<void> {
  for (const { purpose, channel = null, given, text_version = null } of lines) {
    const id = newId();
    await tx.query(
      `INSERT INTO consents (id, venue_id, card_id, guest_id, purpose, channel, given, text_version, way, actor, at, created_at)
       VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [id, guest.venueId, guest.id, purpose, channel, given, text_version, way, tx.caller.actor, now],
    );
    tx.emit(given ? 'consent.given' : 'consent.withdrawn', {
      after: { id, version: 1, guest_id: guest.id, purpose, channel, given, text_version, way, at: now.toISOString() },
    });
  }
  if (lines.length > 0) await reckonConsented(tx, [guest.id]);
}
