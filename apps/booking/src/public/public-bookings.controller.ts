import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { IdempotencyKeyHeader, SeenVersion, VersionedAnswer, VersionedChange } from '@guestflow/http';
import { ChangeGuestBookingDto, GuestBookingDto, GuestReasonDto, LateDto } from '../bookings/guest-bookings.dto';
import { PublicBookingsService } from './public-bookings.service';
import { SecretAnswers } from './secret-answers';

/** A guest's booking, by its reference. */
@Controller('public/bookings/:reference')
@Public()
@UseInterceptors(SecretAnswers)
export class PublicBookingsController {
  constructor(private readonly bookings: PublicBookingsService) {}

  @Get()
  @VersionedAnswer(GuestBookingDto)
  card(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<GuestBookingDto> {
    return this.bookings.card(caller, reference);
  }

  @Get('calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="booking.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  calendar(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<string> {
    return this.bookings.calendar(caller, reference);
  }

  @Patch()
  @VersionedChange(GuestBookingDto)
  change(
    @CurrentCaller() caller: Caller,
    @Param('reference') reference: string,
    @Body() wanted: ChangeGuestBookingDto,
    @SeenVersion() seen?: number,
  ): Promise<GuestBookingDto> {
    return this.bookings.change(caller, reference, wanted, seen);
  }

  @Post('cancel')
  @HttpCode(200)
  @IdempotencyKeyHeader()
  @VersionedChange(GuestBookingDto)
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('reference') reference: string,
    @Body() { reason }: GuestReasonDto,
    @SeenVersion() seen?: number,
  ): Promise<GuestBookingDto> {
    return this.bookings.cancel(caller, reference, reason, seen);
  }

  @Post('coming')
  @HttpCode(200)
  @IdempotencyKeyHeader()
  @VersionedAnswer(GuestBookingDto)
  coming(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<GuestBookingDto> {
    return this.bookings.coming(caller, reference);
  }

  @Post('late')
  @HttpCode(200)
  @IdempotencyKeyHeader()
  @VersionedAnswer(GuestBookingDto)
  late(
    @CurrentCaller() caller: Caller,
    @Param('reference') reference: string,
    @Body() { minutes }: LateDto,
  ): Promise<GuestBookingDto> {
    return this.bookings.late(caller, reference, minutes);
  }
}
