import { Injectable } from '@nestjs/common';
import { Fact, PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, Person, PrivacyAnswers, Sealer, Transaction } from '@guestflow/persistence';
import { writtenOf } from '../audit-log/left-out';
import { entriesOf, forgetIn, personOf, toCopy } from './entries';

/** Facts that may tell of a guest. */
const ofGuests = /^(booking|waitlist|guests?|consent|blacklist|feedback|chat|delivery|message|\w+_privacy)\./;

/** What the audit log says of guests, who may have it taken out or be told of it. */
@Injectable()
export class Privacy {
  private readonly answers: PrivacyAnswers<Person>;

  constructor(
    private readonly forgetting: Forgetting,
    sealer: Sealer,
  ) {
    this.answers = new PrivacyAnswers(forgetting, sealer, {
      ...{ service: 'analytics', answer: 'analytics_privacy.answered', whose: personOf },
      known: async (tx, person) => ({
        audit_log: (await entriesOf(tx, person)).map((entry) => toCopy(entry, person)),
      }),
      forget: async (tx, person, marks) => ({
        audit_entries: await forgetIn(tx, await entriesOf(tx, person), person),
        kept_texts: await forgetting.scrub(tx, person, marks),
      }),
      anewFromNow: false,
    });
  }

  /** After a fact is written down. */
  async heard(tx: Transaction, fact: Fact): Promise<void> {
    const name = fact.type.replace(/\.v\d+$/, '');
    if (name === 'privacy_request.opened') {
      return this.answers.answer(tx, (fact as Fact<PrivacyRequestState>).data.after);
    }
    // Whoever books with the phone from then on is somebody anew.
    if (name === 'booking_privacy.answered') await this.forgetting.toldUntil(tx, fact.subject, fact.time);
    if (tx.caller.venueId && ofGuests.test(name)) await this.forgetAgain(tx, fact);
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
