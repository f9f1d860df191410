import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BlockState, BookingState, Fact, TableGroupState, TableState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { linkBooking } from '../replicas/own-facts.listener';
import { Offers } from './offers.service';
import { freedByBlock, freedByBooking, freedByTable } from './freed-time';

/** Whatever may have made room: those who wait are asked after it is committed, not by who made it. */
@Controller()
export class WaitlistListener {
  constructor(private readonly offers: Offers) {}

  @EventPattern('booking.cancelled')
  cancelled(@Payload() fact: Fact<BookingState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBooking(fact));
  }

  @EventPattern('booking.moved')
  async moved(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    await linkBooking(fact, context);
    await this.offers.offerFreed(context.tx, freedByBooking(fact));
  }

  @EventPattern('booking.lapsed')
  lapsed(@Payload() fact: Fact<BookingState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBooking(fact));
  }

  @EventPattern('booking.no_show')
  noShow(@Payload() fact: Fact<BookingState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBooking(fact));
  }

  @EventPattern('booking.completed')
  completed(@Payload() fact: Fact<BookingState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBooking(fact));
  }

  @EventPattern('block.deleted')
  unblocked(@Payload() fact: Fact<BlockState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBlock(fact));
  }

  @EventPattern('block.changed')
  blockChanged(@Payload() fact: Fact<BlockState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByBlock(fact));
  }

  @EventPattern('table.created')
  tableCreated(@Payload() fact: Fact<TableState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByTable(fact));
  }

  @EventPattern('table.changed')
  tableChanged(@Payload() fact: Fact<TableState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByTable(fact));
  }

  @EventPattern('table_group.created')
  groupCreated(@Payload() fact: Fact<TableGroupState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByTable(fact));
  }

  @EventPattern('table_group.changed')
  groupChanged(@Payload() fact: Fact<TableGroupState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.offers.offerFreed(tx, freedByTable(fact));
  }
}
