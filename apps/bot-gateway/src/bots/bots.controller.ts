import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
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
import { BotCards } from './bot-cards';
import { BotCardDto, BotDto, BotsQuery, ChangeBotDto, ConnectBotDto } from './bots.dto';
import { BotsService } from './bots.service';

/** The venue's bots in Telegram. */
@Controller('bots')
export class BotsController {
  constructor(
    private readonly bots: BotsService,
    private readonly cards: BotCards,
  ) {}

  @Get()
  @Requires('bots.read')
  @ListOfItems(BotDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BotsQuery): Promise<Page<BotDto>> {
    return this.cards.list(caller, query);
  }

  @Post()
  @Requires('bots.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: BotDto })
  @ApiConflictResponse({ description: 'It serves a venue already: this one, or another' })
  connect(@CurrentCaller() caller: Caller, @Body() wanted: ConnectBotDto): Promise<BotDto> {
    return this.bots.connect(caller, wanted);
  }

  /** With what Telegram says of it at this moment. */
  @Get(':id')
  @Requires('bots.read')
  @VersionedAnswer(BotCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<BotCardDto> {
    return this.cards.card(caller, id);
  }

  @Patch(':id')
  @Requires('bots.write')
  @VersionedChange(BotDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeBotDto,
    @SeenVersion() seen?: number,
  ): Promise<BotDto> {
    return this.bots.change(caller, id, wanted, seen);
  }

  /** Its token is erased. What was said in its chats stays. */
  @Delete(':id')
  @Requires('bots.write')
  @HttpCode(204)
  @ApiNoContentResponse()
  unlink(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.bots.unlink(caller, id);
  }
}
