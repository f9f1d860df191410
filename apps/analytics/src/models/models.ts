import { Inject, Injectable } from '@nestjs/common';
import { Fact, parseType } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { countedVenue } from '../replicas/venues';
import { Model } from './model';

export const MODELS = Symbol('MODELS');

/** All read models of this service. */
@Injectable()
export class Models {
  constructor(@Inject(MODELS) readonly all: readonly Model[]) {}

  /** Facts of one venue, in the order they came. Whoever calls holds the venue. */
  async hear(tx: Transaction, facts: readonly Fact[]): Promise<void> {
    const heard = this.all
      .map((model) => ({ model, own: facts.filter(({ type }) => model.reads(parseType(type)!.name)) }))
      .filter(({ own }) => own.length > 0);
    if (heard.length === 0) return;
    const venue = await countedVenue(tx);
    for (const { model, own } of heard) await model.hear(tx, own, venue);
  }

  async recount(tx: Transaction): Promise<void> {
    const venue = await countedVenue(tx);
    for (const model of this.all) await model.recount(tx, venue);
  }
}
