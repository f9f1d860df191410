import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  IdempotencyKeyHeader,
  IdParam,
  ListOfItems,
  Page,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import { MessageDto } from '../messages/messages.dto';
import { CampaignMovesService } from './campaign-moves.service';
import {
  CampaignCardDto,
  CampaignDto,
  CampaignsQuery,
  ChangeCampaignDto,
  CreateCampaignDto,
  TryCampaignDto,
} from './campaigns.dto';
import { CampaignsQueries } from './campaigns.queries';
import { CampaignsService } from './campaigns.service';
import { CampaignStatsDto, RecipientDto, RecipientsQuery } from './recipients.dto';

/** One message to many guests. */
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly moves: CampaignMovesService,
    private readonly queries: CampaignsQueries,
  ) {}

  @Get()
  @Requires('campaigns.read')
  @ListOfItems(CampaignDto)
  list(@CurrentCaller() caller: Caller, @Query() query: CampaignsQuery): Promise<Page<CampaignDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('campaigns.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: CampaignDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateCampaignDto): Promise<CampaignDto> {
    return this.campaigns.create(caller, wanted);
  }

  @Get(':id')
  @Requires('campaigns.read')
  @VersionedAnswer(CampaignCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignCardDto> {
    return this.queries.card(caller, id);
  }

  /** A draft, or one that waits for its time: that becomes a draft again. */
  @Patch(':id')
  @Requires('campaigns.write')
  @VersionedChange(CampaignDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeCampaignDto,
    @SeenVersion() seen?: number,
  ): Promise<CampaignDto> {
    return this.campaigns.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('campaigns.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The draft is gone' })
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.campaigns.delete(caller, id);
  }

  /** At its time, or at once. `launch` is what another document calls it. */
  @Post([':id/send', ':id/launch'])
  @HttpCode(200)
  @Requires('campaigns.send')
  @IdempotencyKeyHeader()
  @VersionedAnswer(CampaignDto)
  send(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignDto> {
    return this.moves.send(caller, id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Requires('campaigns.send')
  @IdempotencyKeyHeader()
  @VersionedAnswer(CampaignDto)
  pause(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignDto> {
    return this.moves.pause(caller, id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Requires('campaigns.send')
  @IdempotencyKeyHeader()
  @VersionedAnswer(CampaignDto)
  resume(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignDto> {
    return this.moves.resume(caller, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('campaigns.send')
  @IdempotencyKeyHeader()
  @VersionedAnswer(CampaignDto)
  cancel(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignDto> {
    return this.moves.cancel(caller, id);
  }

  @Post(':id/copy')
  @Requires('campaigns.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: CampaignDto })
  copy(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignDto> {
    return this.campaigns.copy(caller, id);
  }

  /** Says it to one guest: oneself. */
  @Post(':id/test')
  @Requires('campaigns.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: MessageDto })
  try(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { guest_id }: TryCampaignDto,
  ): Promise<MessageDto> {
    return this.moves.try(caller, id, guest_id);
  }

  @Get(':id/recipients')
  @Requires('campaigns.read')
  @ListOfItems(RecipientDto)
  recipients(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: RecipientsQuery,
  ): Promise<Page<RecipientDto>> {
    return this.queries.recipients(caller, id, query);
  }

  @Get(':id/stats')
  @Requires('campaigns.read')
  @ApiOkResponse({ type: CampaignStatsDto })
  stats(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<CampaignStatsDto> {
    return this.queries.stats(caller, id);
  }
}
