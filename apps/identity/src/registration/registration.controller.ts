import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public, Requires } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LoginAnswerDto } from '../auth/auth.dto';
import { RegisterDto } from './registration.dto';
import { TokenDto } from '../links/links.dto';
import { AuthService } from '../auth/auth.service';
import { handOut } from '../auth/hand-out';
import { RegistrationService } from './registration.service';

@Controller('auth')
export class RegistrationController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly auth: AuthService,
  ) {}

  @Post('register')
  @Public()
  @EachTimeAnew()
  @ApiCreatedResponse({ type: LoginAnswerDto })
  async register(
    @CurrentCaller() caller: Caller,
    @Body() wanted: RegisterDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const entry = await this.registration.register(caller, wanted);
    return handOut(await this.auth.answer(entry), request, reply);
  }

  /** Sends the link that proves the e-mail once more. */
  @Post('email/verification')
  @Requires('self.write')
  @EachTimeAnew()
  @HttpCode(202)
  @ApiAcceptedResponse()
  sendVerification(@CurrentCaller() caller: Caller): Promise<void> {
    return this.registration.sendVerification(caller);
  }

  /** By whoever is signed in: the letter’s reader alone could be proving an account that a stranger made. */
  @Post('email/verify')
  @Requires('self.write')
  @EachTimeAnew()
  @HttpCode(204)
  @ApiNoContentResponse()
  verify(@CurrentCaller() caller: Caller, @Body() { token }: TokenDto): Promise<void> {
    return this.registration.verify(caller, token);
  }
}
