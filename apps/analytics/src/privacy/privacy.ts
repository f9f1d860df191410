import { Injectable } from '@nestjs/common';
import { Fact, PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, sealedCopy, Sealer, Transaction } from '@guestflow/persistence';
import { writtenOf } from '../audit-log/left-out';
import { entriesOf, forgetIn, personOf, toCopy } from './entries';

/** Facts that may tell of a guest. */
const ofGuests = /^(booking|waitlist|guests?|consent|blacklist|feedback|chat|delivery|message|\w+_privacy)\./;

/** What the audit log says of guests, who may have it taken out or be told of it. */
@Injectable()
export class Privacy {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly sealer: Sealer,
  ) {}

  /** After a fact is written down. */
  async heard(tx: Transaction, fact: Fact): Promise<void> {
    const name = fact.type.replace(/\.v\d+$/, '');
    if (name === 'privacy_request.opened') return this.opened(tx, fact as Fact<PrivacyRequestState>);
    // Whoever books with the phone from then on is somebody anew.
    if (name === 'booking_privacy.answered') await this.forgetting.toldUntil(tx, fact.subject, fact.time);
    if (tx.caller.venueId && ofGuests.test(name)) await this.forgetAgain(tx, fact);
  }

  private async opened(tx: Transaction, { data: { after: request } }: Fact<PrivacyRequestState>): Promise<void> {
    const { id, guest_id, kind, card_ids: cardIds, marks = [] } = request;
    if (kind === 'copy') {
      const person = await personOf(tx, request, this.forgetting);
      const known = { audit_log: (await entriesOf(tx, person)).map((entry) => toCopy(entry, person)) };
      const { sealed, counts } = sealedCopy(this.sealer, { requestId: id, service: 'analytics', known });
      tx.emit('analytics_privacy.answered', { after: { id, version: 1, guest_id, counts, sealed } });
      return;
    }
    await this.forgetting.alone(tx);
    const person = await personOf(tx, request, this.forgetting);
    const counts = {
      audit_entries: await forgetIn(tx, await entriesOf(tx, person), person),
      kept_texts: await this.forgetting.scrub(tx, person, marks),
    };
    await this.forgetting.remember(tx, { requestId: id, cardIds, marks });
    tx.emit('analytics_privacy.answered', { after: { id, version: 1, guest_id, counts } });
  }

  /** It may have been on its way while somebody in it was forgotten. */
  private async forgetAgain(tx: Transaction, fact: Fact): Promise<void> {
    const person = await this.forgetting.meantIn(tx, [fact.subject, fact.data], fact.time);
    if (!person) return;
    const all = { ...person, ids: [...person.ids, fact.subject] };
    const { id, actor, type: event, data } = fact;
    // As it was written down: putting back what was left out would be a change, which the table refuses.
    const [old_value, new_value] = [writtenOf(event, data.before), writtenOf(event, data.after)];
    const entry = { id, actor, event, entity_type: '', entity_id: fact.subject, old_value, new_value };
    await forgetIn(tx, [{ ...entry, created_at: new Date(fact.time) }], all);
  }
}
