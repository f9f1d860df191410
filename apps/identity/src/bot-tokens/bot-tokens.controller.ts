import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { botTokenPath, Public } from '@guestflow/access';
import { Text } from '@guestflow/contracts';
import { EachTimeAnew } from '@guestflow/http';
import { BotTokens } from './bot-tokens.service';

class SealedRequestDto {
  @Text({ max: 2_000 })
  sealed!: string;
}

/** For the service that hosts the bots: no gateway passes this address on, and what is asked must be sealed. */
@Public()
@ApiExcludeController()
@Controller()
export class BotTokensController {
  constructor(private readonly tokens: BotTokens) {}

  @Post(botTokenPath)
  @EachTimeAnew()
  @HttpCode(200)
  sign(@Body() { sealed }: SealedRequestDto): Promise<{ access_token: string; expires_in: number }> {
    return this.tokens.sign(sealed);
  }
}
