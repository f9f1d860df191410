import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Forgetting, holdCards, newId, rootOf, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { recallUnwelcome } from '../campaigns/recall-unwelcome';
import { loadVenue } from '../replicas/venue';
import { askingPage, donePage } from './unsubscribe-page';
import { Unsubscriber, Unsubscribing } from './unsubscribing';

/** A guest wants no more offers by e-mail. It holds at once; crm writes it into the ledger of consents. */
@Injectable()
export class UnsubscribingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly unsubscribing: Unsubscribing,
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
  ) {}

  ask(key: string): Promise<string> {
    return this.of(key, async (tx) => {
      const { language, name } = await loadVenue(tx);
      return askingPage(language, name);
    });
  }

  unsubscribe(key: string): Promise<string> {
    return this.of(key, async (tx, { cardId }) => {
      const { language } = await loadVenue(tx);
      const now = this.clock.now();
      await this.forgetting.together(tx);
      // Whoever was forgotten gets no offers, and nothing is written of him any more.
      if (await this.forgetting.meantIn(tx, cardId, now)) return donePage(language);
      await holdCards(tx, { alone: false });
      await optOut(tx, cardId, now);
      await recallUnwelcome(tx, { cardId, phone: null });
      return donePage(language);
    });
  }

  private of(key: string, work: (tx: Transaction, whose: Unsubscriber) => Promise<string>): Promise<string> {
    const whose = this.unsubscribing.read(key);
    if (!whose) throw new NotFound();
    return this.transactions.inVenue(systemCaller('unsubscribing', whose.venueId), (tx) => work(tx, whose));
  }
}

/** Pressed again it says nothing new, unless he has agreed again meanwhile. */
async function optOut(tx: Transaction, cardId: string, now: Date): Promise<void> {
  const guestId = await rootOf(tx, cardId);
  const id = newId();
  const written = await tx.query(
    `INSERT INTO email_optouts (venue_id, id, card_id, guest_id, at)
     SELECT $1, $2, $3, $4, $5
      WHERE NOT EXISTS (
        SELECT 1 FROM email_optouts o WHERE o.venue_id = $1 AND o.guest_id = $4 AND NOT EXISTS (
          SELECT 1 FROM consents c WHERE c.venue_id = $1 AND c.guest_id = $4 AND c.purpose = 'marketing' AND c.given
             AND c.at > o.at))
     RETURNING 1`,
    [tx.caller.venueId, id, cardId, guestId, now],
  );
  if (written.length === 0) return;
  tx.emit('guest.unsubscribed', {
    after: { id, version: 1, guest_id: guestId, channel: 'email', at: now.toISOString() },
  });
}
