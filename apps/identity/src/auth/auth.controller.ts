import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { bearerOf, Caller, CurrentCaller, Public, Requires, TokenVerifier } from '@guestflow/access';
import { EachTimeAnew, IdParam } from '@guestflow/http';
import { Unauthorized } from '@guestflow/problems';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearRefresh, cookieOf, setDevice } from '../sessions/refresh-cookie';
import { Sessions } from '../sessions/sessions.service';
import { ImpersonateDto, LoginAnswerDto, LoginDto, LogoutDto, RefreshDto } from './auth.dto';
import { MeDto } from '../users/profile.dto';
import { AuthService } from './auth.service';
import { handOut } from './hand-out';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: Sessions,
    private readonly tokens: TokenVerifier,
  ) {}

  @Post('login')
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async login(
    @CurrentCaller() caller: Caller,
    @Body() login: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const entry = await this.auth.login(caller, login, cookieOf(request, 'device'));
    setDevice(reply, this.auth.deviceOf(entry));
    return handOut(await this.auth.answer(entry), request, reply);
  }

  @Post('refresh')
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async refresh(
    @CurrentCaller() caller: Caller,
    @Body() { refresh_token, venue_id }: RefreshDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const token = refresh_token ?? cookieOf(request, 'refresh');
    if (!token) throw new Unauthorized('There is no refresh token: sign in');
    const answer = await this.auth.answer(await this.sessions.refresh(caller, token, venue_id));
    // Who brought it in the body gets the next one there too: an operator's page holds another's session beside its own.
    return refresh_token ? answer : handOut(answer, request, reply);
  }

  @Post('logout')
  @Public()
  @EachTimeAnew()
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(
    @CurrentCaller() caller: Caller,
    @Body() { refresh_token }: LogoutDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = refresh_token ?? cookieOf(request, 'refresh');
    if (!refresh_token) clearRefresh(reply);
    if (token) await this.sessions.endByToken(caller, token);
    const bearer = bearerOf(request.headers.authorization);
    const claims = bearer && (await this.tokens.verify(bearer).catch(() => undefined));
    if (claims && !token) await this.sessions.endOwn(caller, claims.sub, claims.sid);
  }

  @Get('me')
  @Requires('self.read')
  @ApiOkResponse({ type: MeDto })
  me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return this.auth.me(caller);
  }

  /** Goes on at another of one’s venues. */
  @Post('switch/:id')
  @Requires('self.read')
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async switch(@CurrentCaller() caller: Caller, @IdParam() venueId: string): Promise<LoginAnswerDto> {
    return this.auth.answer(await this.sessions.moveTo(caller, venueId));
  }

  /** Works in another’s name. The refresh token comes in the body, also to a browser: the operator’s own cookie stays. */
  @Post('impersonate')
  @Requires('users.impersonate')
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async impersonate(@CurrentCaller() caller: Caller, @Body() { user_id }: ImpersonateDto): Promise<LoginAnswerDto> {
    return this.auth.answer(await this.auth.impersonate(caller, user_id));
  }
}
