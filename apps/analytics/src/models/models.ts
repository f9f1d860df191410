import { Inject, Injectable } from '@nestjs/common';
import { Fact, parseType } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { LoggedFact } from '../events/read-log';
import { countedVenue } from '../replicas/venues';
import { faultOfFact } from './counting-faults';
import { CountedVenue, Model } from './model';

export const MODELS = Symbol('MODELS');

/** All read models of this service. */
@Injectable()
export class Models {
  constructor(@Inject(MODELS) readonly all: readonly Model[]) {}

  /** Facts of one venue, in the order they came. Whoever calls holds the venue. */
  async hear(tx: Transaction, facts: readonly Fact[], counted?: CountedVenue): Promise<void> {
    const heard = this.all
      .map((model) => ({ model, own: facts.filter(({ type }) => model.reads(parseType(type)!.name)) }))
      .filter(({ own }) => own.length > 0);
    if (heard.length === 0) return;
    const venue = counted ?? (await countedVenue(tx));
    for (const { model, own } of heard) await model.hear(tx, own, venue);
  }

  /** As `hear`, where some of it cannot be counted: that is put aside, and the rest is counted. Returns what was put aside. */
  async hearWhatCanBe(tx: Transaction, logged: readonly LoggedFact[], venue: CountedVenue): Promise<LoggedFact[]> {
    if (logged.length === 0) return [];
    await tx.query('SAVEPOINT hearing');
    try {
      const facts = logged.map(({ fact }) => fact);
      await this.hear(tx, facts, venue);
      await tx.query('RELEASE hearing');
      return [];
    } catch (error) {
      const reason = faultOfFact(error);
      if (reason === undefined) throw error;
      await tx.query('ROLLBACK TO hearing');
      if (logged.length === 1) {
        await putAside(tx, logged[0]!, reason);
        return [logged[0]!];
      }
      const middle = Math.ceil(logged.length / 2);
      return [
        ...(await this.hearWhatCanBe(tx, logged.slice(0, middle), venue)),
        ...(await this.hearWhatCanBe(tx, logged.slice(middle), venue)),
      ];
    }
  }

  async recount(tx: Transaction, counted?: CountedVenue): Promise<void> {
    const venue = counted ?? (await countedVenue(tx));
    for (const model of this.all) await model.recount(tx, venue);
  }
}

const putAside = (tx: Transaction, { seq }: LoggedFact, reason: string) =>
  tx.query('INSERT INTO uncounted_events (venue_id, seq, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    tx.caller.venueId,
    seq,
    reason,
  ]);
