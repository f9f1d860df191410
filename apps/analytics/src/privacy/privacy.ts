import { Injectable } from '@nestjs/common';
import { Fact, parseType, PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, Person, PrivacyAnswers, Sealer, Transaction } from '@guestflow/persistence';
import { EventLog } from '../events/append';
import { Entry } from '../events/chain-rules';
import { Together } from '../events/together';
import { entriesOf, entryWithout, forgetIn, personOf, toCopy } from './entries';

/** Facts that may tell of a guest. */
const ofGuests = /^(booking|waitlist|guests?|consent|blacklist|feedback|chat|delivery|message|\w+_privacy)\./;

const asking = ['privacy_request.opened', 'booking_privacy.answered'];

type Told = Parameters<Forgetting['meantInEach']>[1][number];

/** What the event log says of guests, who may have it taken out or be told of it. */
@Injectable()
export class Privacy {
  private readonly answers: PrivacyAnswers<Person>;
  private readonly meant = new Together<Told[], (Person | undefined)[]>(async (tx, parts) => {
    const meant = await this.forgetting.meantInEach(tx, parts.flat(), { alone: true });
    return parts.map(({ length }) => meant.splice(0, length));
  });

  constructor(
    private readonly forgetting: Forgetting,
    sealer: Sealer,
    log: EventLog,
  ) {
    this.answers = new PrivacyAnswers(forgetting, sealer, {
      ...{ service: 'analytics', answer: 'analytics_privacy.answered', whose: personOf },
      known: async (tx, person) => ({
        audit_log: (await entriesOf(tx, person)).map((entry) => toCopy(entry, person)),
      }),
      forget: async (tx, person, marks) => ({
        audit_entries: await forgetIn(tx, { entries: await entriesOf(tx, person), person, log }),
        kept_texts: await forgetting.scrub(tx, person, marks),
      }),
      anewFromNow: false,
    });
  }

  /** Whether a fact asks about what is written before it, or says who is meant by what comes after. */
  asks(fact: Fact): boolean {
    return asking.includes(parseType(fact.type)!.name);
  }

  /** After it is written down. */
  async heard(tx: Transaction, fact: Fact): Promise<void> {
    if (parseType(fact.type)!.name === 'privacy_request.opened') {
      return this.answers.answer(tx, (fact as Fact<PrivacyRequestState>).data.after);
    }
    // Whoever books with the phone from then on is somebody anew.
    await this.forgetting.toldUntil(tx, fact.subject, fact.time);
  }

  /**
   * Who is in the facts that was forgotten while they were on their way. Here nobody is forgotten but by who holds the
   * venue's chain: whoever asks holds it.
   */
  async forgottenIn(tx: Transaction, facts: readonly Fact[]): Promise<(Person | undefined)[]> {
    if (!tx.caller.venueId) return [];
    const told = facts.map(({ type, subject, data, time }) => ({
      value: ofGuests.test(type) ? [subject, data] : [],
      toldAt: time,
      venueId: tx.caller.venueId,
    }));
    return this.meant.of(tx, told);
  }

  /** Of them nothing is written down. */
  withoutThem(entries: readonly Entry[], forgotten: readonly (Person | undefined)[]): Entry[] {
    return entries.map((entry, index) => {
      const person = forgotten[index];
      return person ? entryWithout(entry, { ...person, ids: [...person.ids, entry.subject] }) : entry;
    });
  }
}
