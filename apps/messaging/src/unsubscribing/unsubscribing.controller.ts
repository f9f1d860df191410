import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Public } from '@guestflow/access';
import { UnsubscribingService } from './unsubscribing.service';

/** Where the link in an offer leads. By GET nothing changes; mail programs post by themselves (RFC 8058). */
@Controller('links/unsubscribe/:key')
@Public()
export class UnsubscribingController {
  constructor(private readonly unsubscribing: UnsubscribingService) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'A page that asks' })
  ask(@Param('key') key: string): Promise<string> {
    return this.unsubscribing.ask(key);
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'A page that says so' })
  unsubscribe(@Param('key') key: string): Promise<string> {
    return this.unsubscribing.unsubscribe(key);
  }
}
