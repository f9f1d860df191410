import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, GuestState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';

/** Who the guests are: whom a booking is for, and by which Telegram account the bot knows them. */
@Controller()
export class GuestsReplica {
  @EventPattern('guest.created')
  created(@Payload() fact: Fact<GuestState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('guest.changed')
  changed(@Payload() fact: Fact<GuestState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('guest.erased')
  erased(@Payload() fact: Fact<GuestState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  private async keep({ data: { after }, venueid: venue_id }: Fact<GuestState>, { tx }: EventContext): Promise<void> {
    const { id: guest_id, name, phone, telegram_id, language, version } = after;
    const news = await keepNewest(tx, 'guests', ['venue_id', 'guest_id'], {
      ...{ venue_id, guest_id, name, phone, telegram_id, language, version },
    });
    // Bookings that came with a phone alone belong to whoever has it.
    if (news && phone) {
      await tx.query(
        'UPDATE bookings SET guest_id = $1 WHERE venue_id = $3 AND guest_phone = $2 AND guest_id IS NULL',
        [guest_id, phone, venue_id],
      );
    }
  }
}
