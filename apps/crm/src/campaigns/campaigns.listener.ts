import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CampaignState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Clock } from '@guestflow/service';
import { chooseAudience } from './choose-audience';

/** A campaign that begins asks whom it is for. */
@Controller()
export class CampaignsListener {
  constructor(private readonly clock: Clock) {}

  @EventPattern('campaign.started')
  async started(@Payload() { data }: Fact<CampaignState>, @Ctx() { tx }: EventContext): Promise<void> {
    await chooseAudience(tx, data.after, this.clock.now());
  }
}
