import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public, Requires } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import { LoginAnswerDto, LoginDto, MeDto } from './auth.dto';
import { AuthService } from './auth.service';

@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  login(@CurrentCaller() caller: Caller, @Body() login: LoginDto): Promise<LoginAnswerDto> {
    return this.auth.login(caller, login);
  }

  @Get('me')
  @Requires('self.read')
  @ApiOkResponse({ type: MeDto })
  me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return this.auth.me(caller);
  }
}
