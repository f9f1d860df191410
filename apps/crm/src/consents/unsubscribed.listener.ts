import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, UnsubscribedState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Transaction } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Guest } from '../guests/guest.entity';
import { findGuest } from '../guests/save-guest';
import { appendConsents } from './append-consents';

/** Who said by the link in an offer that he wants no more of them has taken that consent back. */
@Controller()
export class UnsubscribedListener {
  @EventPattern('guest.unsubscribed')
  async unsubscribed(@Payload() { data }: Fact<UnsubscribedState>, @Ctx() { tx }: EventContext): Promise<void> {
    const { guest_id: guestId, channel, at } = data.after;
    const guest = await guestOf(tx, guestId);
    if (!guest || (await hasAgreedSince(tx, guest, at))) return;
    await appendConsents(tx, guest, [{ purpose: 'marketing', channel, given: false }], 'web', new Date(at));
  }
}

/** undefined of whoever was forgotten meanwhile. */
const guestOf = (tx: Transaction, guestId: string): Promise<Guest | undefined> =>
  findGuest(tx, guestId, { lock: true }).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });

/** It may be heard of late. */
async function hasAgreedSince(tx: Transaction, { id }: Guest, at: string): Promise<boolean> {
  const lines = await tx.query(
    `SELECT 1 FROM consents WHERE venue_id = $1 AND guest_id = $2 AND purpose = 'marketing' AND given AND at > $3 LIMIT 1`,
    [tx.caller.venueId, id, at],
  );
  return lines.length > 0;
}
