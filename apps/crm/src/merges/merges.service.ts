import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { GuestsQueries } from '../guests/guests.queries';
import { untilSettled } from '../guests/until-settled';
import { bothCards, mergeCards } from './merge-cards';
import { MergedGuestsDto, MergeGuestsDto, UnmergedGuestsDto } from './merges.dto';
import { MergesQueries } from './merges.queries';
import { undoMerge } from './undo-merge';

/** Two cards of one guest are made one, and two again where it was a mistake. */
@Injectable()
export class MergesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: MergesQueries,
    private readonly guests: GuestsQueries,
    private readonly clock: Clock,
  ) {}

  merge(caller: Caller, { kept_id, merged_id, choices = {} }: MergeGuestsDto): Promise<MergedGuestsDto> {
    const now = this.clock.now();
    return untilSettled(() =>
      this.transactions.inVenue(caller, async (tx) => {
        const cards = await bothCards(tx, kept_id, merged_id, { lock: true });
        const { id, kept } = await mergeCards(tx, cards, { ...choices }, now);
        return { ...(await this.queries.mergeOf(tx, id)), guest: await this.guests.cardOf(tx, kept) };
      }),
    );
  }

  undo(caller: Caller, id: string): Promise<UnmergedGuestsDto> {
    const now = this.clock.now();
    return untilSettled(() =>
      this.transactions.inVenue(caller, async (tx) => {
        const { kept, merged } = await undoMerge(tx, id, now);
        return {
          ...(await this.queries.mergeOf(tx, id)),
          kept: await this.guests.cardOf(tx, kept),
          merged: await this.guests.cardOf(tx, merged),
        };
      }),
    );
  }
}
