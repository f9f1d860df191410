import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { SecretAnswers } from '../public/secret-answers';
import { PublicWaitlistService } from './public-waitlist.service';
import { AcceptedOfferDto, DeclineDto, JoinPublicWaitlistDto, PublicWaitlistEntryDto } from './waitlist.dto';

/** The line, for guests without an account. */
@Public()
@Controller('public')
@UseInterceptors(SecretAnswers)
export class PublicWaitlistController {
  constructor(private readonly waitlist: PublicWaitlistService) {}

  @Post('venues/:slug/waitlist')
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
  @ApiOkResponse({ type: PublicWaitlistEntryDto })
  status(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<PublicWaitlistEntryDto> {
    return this.waitlist.status(caller, reference);
  }

  @Post('waitlist/:reference/accept')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: AcceptedOfferDto })
  accept(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<AcceptedOfferDto> {
    return this.waitlist.accept(caller, reference);
  }

  @Post('waitlist/:reference/decline')
  @HttpCode(200)
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
  @ApiNoContentResponse({ description: 'Out of the line' })
  leave(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<void> {
    return this.waitlist.leave(caller, reference);
  }
}
