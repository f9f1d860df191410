import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptInvitationDto, InvitationDto } from './invitations.dto';
import { LoginAnswerDto } from '../auth/auth.dto';
import { TokenDto } from '../links/links.dto';
import { AuthService } from '../auth/auth.service';
import { handOut } from '../auth/hand-out';
import { Invitations } from './invitations.service';

/** For whoever has the link of an invitation. */
@Controller('auth/invitation')
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    private readonly auth: AuthService,
  ) {}

  /** What it offers. The token is in the body, for addresses are logged. */
  @Post()
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: InvitationDto })
  look(@CurrentCaller() caller: Caller, @Body() { token }: TokenDto): Promise<InvitationDto> {
    return this.invitations.look(caller, token);
  }

  /** Takes it up, and signs in. */
  @Post('accept')
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async accept(
    @CurrentCaller() caller: Caller,
    @Body() wanted: AcceptInvitationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const entry = await this.invitations.accept(caller, wanted);
    return handOut(await this.auth.answer(entry), request, reply);
  }
}
