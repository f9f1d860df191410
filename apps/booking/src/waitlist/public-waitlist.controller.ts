import { applyDecorators, Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { PublicWaitlistService } from './public-waitlist.service';
import { AcceptedOfferDto, DeclineDto, JoinPublicWaitlistDto, PublicWaitlistEntryDto } from './waitlist.dto';

/** The address or the answer has a secret in it: no cache keeps it, no other page is told of it. */
const Confidential = () =>
  applyDecorators(Header('Cache-Control', 'no-store'), Header('Referrer-Policy', 'no-referrer'));

/** The line, for guests without an account. */
@Public()
@Controller('public')
export class PublicWaitlistController {
  constructor(private readonly waitlist: PublicWaitlistService) {}

  @Post('venues/:slug/waitlist')
  @Confidential()
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: PublicWaitlistEntryDto })
  join(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Body() wanted: JoinPublicWaitlistDto,
  ): Promise<PublicWaitlistEntryDto> {
    return this.waitlist.join(caller, slug, wanted);
  }

  @Get('waitlist/:reference')
  @Confidential()
  @ApiOkResponse({ type: PublicWaitlistEntryDto })
  status(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<PublicWaitlistEntryDto> {
    return this.waitlist.status(caller, reference);
  }

  @Post('waitlist/:reference/accept')
  @Confidential()
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: AcceptedOfferDto })
  accept(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<AcceptedOfferDto> {
    return this.waitlist.accept(caller, reference);
  }

  @Post('waitlist/:reference/decline')
  @HttpCode(200)
  @Confidential()
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: PublicWaitlistEntryDto })
  decline(
    @CurrentCaller() caller: Caller,
    @Param('reference') reference: string,
    @Body() { keep_waiting }: DeclineDto,
  ): Promise<PublicWaitlistEntryDto> {
    return this.waitlist.decline(caller, reference, keep_waiting);
  }

  @Delete('waitlist/:reference')
  @HttpCode(204)
  @Confidential()
  @ApiNoContentResponse({ description: 'Out of the line' })
  leave(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<void> {
    return this.waitlist.leave(caller, reference);
  }
}
