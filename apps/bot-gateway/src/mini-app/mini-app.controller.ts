import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import { AppSessionDto, VerifyInitDataDto } from './mini-app.dto';
import { MiniAppService } from './mini-app.service';

/** How a guest who opens the venue's Mini App in Telegram signs in. */
@Controller('auth/telegram')
export class MiniAppController {
  constructor(private readonly miniApp: MiniAppService) {}

  @Post('verify')
  @Public()
  @EachTimeAnew()
  @HttpCode(200)
  @ApiOkResponse({ type: AppSessionDto })
  verify(@CurrentCaller() caller: Caller, @Body() said: VerifyInitDataDto): Promise<AppSessionDto> {
    return this.miniApp.signIn(caller, said);
  }
}
