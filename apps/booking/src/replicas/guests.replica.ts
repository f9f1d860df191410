import { keepCards } from '@guestflow/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, GuestState, ImportedGuestsState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { writtenToCards } from './cards';

/** Who the guests are: whom a booking is for, and by which Telegram account the bot knows them. */
@Controller()
export class GuestsReplica {
  @EventPattern('guest.created')
  created(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(tx, [data.after], writtenToCards);
  }

  @EventPattern('guest.changed')
  changed(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(tx, [data.after], writtenToCards);
  }

  @EventPattern('guest.merged')
  merged(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(tx, [data.after], writtenToCards);
  }

  @EventPattern('guest.unmerged')
  unmerged(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(tx, [data.after], writtenToCards);
  }

  @EventPattern('guest.erased')
  erased(@Payload() { data }: Fact<GuestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(tx, [data.after], writtenToCards);
  }

  @EventPattern('guests.imported')
  imported(@Payload() { data }: Fact<ImportedGuestsState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepCards(
      tx,
      data.after.guests.map(({ guest }) => guest),
      writtenToCards,
    );
  }
}
