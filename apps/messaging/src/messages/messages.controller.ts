import { Controller, Get, Query } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ListOfItems, Page } from '@guestflow/http';
import { MessageDto, MessagesQuery } from './messages.dto';
import { MessagesQueries } from './messages.queries';

/** The register of every message in and out. */
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: MessagesQueries) {}

  @Get()
  @Requires('dialogues.read')
  @ListOfItems(MessageDto)
  register(@CurrentCaller() caller: Caller, @Query() query: MessagesQuery): Promise<Page<MessageDto>> {
    return this.messages.register(caller, query);
  }
}
