import { Controller, Get, Header, HttpStatus, Param, Redirect, Req } from '@nestjs/common';
import { ApiFoundResponse, ApiNotFoundResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import type { FastifyRequest } from 'fastify';
import { isGuest } from './campaign-links';
import { LinksService } from './links.service';

/** Where the links of campaigns lead to. */
@Public()
@Controller('links')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  /** Programs that only look what it shows are led on and not counted. */
  @Get(':key')
  @Redirect()
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex')
  @ApiFoundResponse({ description: 'Leads on to what the campaign names' })
  @ApiNotFoundResponse({ description: 'It leads nowhere' })
  async open(@CurrentCaller() caller: Caller, @Param('key') key: string, @Req() request: FastifyRequest) {
    const { method, headers } = request;
    const url = await this.links.open(caller, key, isGuest({ method, userAgent: headers['user-agent'] }));
    return { url, statusCode: HttpStatus.FOUND };
  }
}
