import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, IdParam, ListOfItems, Page, PageQuery } from '@guestflow/http';
import { MessageDto, MessagesQuery } from '../messages/messages.dto';
import { MessagesQueries } from '../messages/messages.queries';
import {
  DialogueDto,
  DialogueReadDto,
  DialoguesQuery,
  ReadDialogueDto,
  UnreadDto,
  WriteMessageDto,
} from './dialogues.dto';
import { DialoguesQueries } from './dialogues.queries';
import { DialoguesService } from './dialogues.service';
import { GroupSending } from './group-sending';
import { WriteToGroupDto, WrittenToGroupDto } from './group.dto';

/** What guests and the venue write to each other. */
@Controller('dialogues')
export class DialoguesController {
  constructor(
    private readonly dialogues: DialoguesService,
    private readonly queries: DialoguesQueries,
    private readonly messages: MessagesQueries,
    private readonly groups: GroupSending,
  ) {}

  @Get()
  @Requires('dialogues.read')
  @ListOfItems(DialogueDto)
  list(@CurrentCaller() caller: Caller, @Query() query: DialoguesQuery): Promise<Page<DialogueDto>> {
    return this.queries.list(caller, query);
  }

  /** The register, under the name that another document has for it. */
  @Get('messages')
  @Requires('dialogues.read')
  @ListOfItems(MessageDto)
  register(@CurrentCaller() caller: Caller, @Query() query: MessagesQuery): Promise<Page<MessageDto>> {
    return this.messages.register(caller, query);
  }

  @Get('unread')
  @Requires('dialogues.read')
  @ApiOkResponse({ type: UnreadDto })
  unread(@CurrentCaller() caller: Caller): Promise<UnreadDto> {
    return this.queries.unread(caller);
  }

  /** Many are written to as by a campaign, so it takes the right to send one. */
  @Post('send-group')
  @Requires('campaigns.send')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: WrittenToGroupDto })
  sendGroup(@CurrentCaller() caller: Caller, @Body() said: WriteToGroupDto): Promise<WrittenToGroupDto> {
    return this.groups.send(caller, said);
  }

  @Get(':guest_id/messages')
  @Requires('dialogues.read')
  @ListOfItems(MessageDto)
  read(
    @CurrentCaller() caller: Caller,
    @IdParam('guest_id') guestId: string,
    @Query() query: PageQuery,
  ): Promise<Page<MessageDto>> {
    return this.dialogues.read(caller, guestId, query);
  }

  @Post(':guest_id/messages')
  @Requires('dialogues.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: MessageDto })
  write(
    @CurrentCaller() caller: Caller,
    @IdParam('guest_id') guestId: string,
    @Body() said: WriteMessageDto,
  ): Promise<MessageDto> {
    return this.dialogues.write(caller, guestId, said);
  }

  @Post(':guest_id/read')
  @HttpCode(200)
  @Requires('dialogues.write')
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: DialogueReadDto })
  markRead(
    @CurrentCaller() caller: Caller,
    @IdParam('guest_id') guestId: string,
    @Body() seen: ReadDialogueDto,
  ): Promise<DialogueReadDto> {
    return this.dialogues.markRead(caller, guestId, seen);
  }
}
