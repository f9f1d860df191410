import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { SeenVersion, VersionedAnswer, VersionedChange } from '@guestflow/http';
import { ChangeChannelSettingsDto, ChannelSettingsDto } from './channel-settings.dto';
import { ChannelSettingsService } from './channel-settings.service';

/** By which way guests are told what is said by itself. */
@Controller('notifications/settings')
export class ChannelSettingsController {
  constructor(private readonly settings: ChannelSettingsService) {}

  @Get()
  @Requires('templates.read')
  @VersionedAnswer(ChannelSettingsDto)
  card(@CurrentCaller() caller: Caller): Promise<ChannelSettingsDto> {
    return this.settings.card(caller);
  }

  @Patch()
  @Requires('templates.write')
  @VersionedChange(ChannelSettingsDto)
  change(
    @CurrentCaller() caller: Caller,
    @Body() wanted: ChangeChannelSettingsDto,
    @SeenVersion() seen?: number,
  ): Promise<ChannelSettingsDto> {
    return this.settings.change(caller, wanted, seen);
  }
}
