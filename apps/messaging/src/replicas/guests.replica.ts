import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, GuestState, ImportedGuestsState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, keepCards, Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { lookAgain } from '../notices/plan-notices';
import { writtenToCards } from './written-to-cards';

/** Who the guests are: by which name and in which language they are spoken to, and by which Telegram account. */
@Controller()
export class GuestsReplica {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
  ) {}

  @EventPattern('guest.created')
  created(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(tx, [data.after]);
  }

  @EventPattern('guest.changed')
  changed(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(tx, [data.after]);
  }

  @EventPattern('guest.merged')
  merged(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(tx, [data.after]);
  }

  @EventPattern('guest.unmerged')
  unmerged(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(tx, [data.after]);
  }

  @EventPattern('guest.erased')
  erased(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(tx, [data.after]);
  }

  @EventPattern('guests.imported')
  imported(@Payload() { data }: Fact<ImportedGuestsState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.keep(
      tx,
      data.after.guests.map(({ guest }) => guest),
    );
  }

  private async keep(tx: Transaction, cards: GuestState[]): Promise<void> {
    await this.forgetting.together(tx);
    await keepCards(tx, cards, writtenToCards);
    await lookAgain(tx, this.clock.now());
  }
}
