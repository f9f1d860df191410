import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public, Requires } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './passwords.dto';
import { PasswordsService } from './passwords.service';

@Controller('auth/password')
export class PasswordsController {
  constructor(private readonly passwords: PasswordsService) {}

  /** Ends one’s sessions elsewhere. */
  @Post()
  @Requires('self.write')
  @EachTimeAnew()
  @HttpCode(204)
  @ApiNoContentResponse()
  change(@CurrentCaller() caller: Caller, @Body() wanted: ChangePasswordDto): Promise<void> {
    return this.passwords.change(caller, wanted);
  }

  /** Sends a link to the e-mail, if there is such an account. */
  @Post('forgot')
  @Public()
  @EachTimeAnew()
  @HttpCode(202)
  @ApiAcceptedResponse()
  forgot(@CurrentCaller() caller: Caller, @Body() { email }: ForgotPasswordDto): Promise<void> {
    return this.passwords.forgot(caller, email);
  }

  /** Sets a new password by the link, and ends every session. */
  @Post('reset')
  @Public()
  @EachTimeAnew()
  @HttpCode(204)
  @ApiNoContentResponse()
  reset(@CurrentCaller() caller: Caller, @Body() wanted: ResetPasswordDto): Promise<void> {
    return this.passwords.reset(caller, wanted);
  }
}
