import { createHash, timingSafeEqual } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Answering } from './answering';
import { HostedBots } from './hosted-bots';
import { isUpdate } from './update-rules';

/** Where Telegram brings updates, to any replica. Who it is, the secret says that was agreed with it. */
@Public()
@ApiExcludeController()
@Controller('telegram')
export class WebhookController {
  constructor(
    private readonly bots: HostedBots,
    private readonly answering: Answering,
  ) {}

  /** Once it answers, what was brought is stored. A stranger is told the same of every bot, also of one that is there. */
  @Post(':id')
  @HttpCode(200)
  async bring(
    @IdParam() id: string,
    @Headers('x-telegram-bot-api-secret-token') secret: string | undefined,
    @Body() update: unknown,
  ): Promise<void> {
    const bot = await this.bots.known(id);
    if (!isSame(secret, bot?.secret) || !bot) throw new NotFound();
    if (!isUpdate(update)) throw new ValidationProblem([{ field: 'body', message: 'the body is not an update' }]);
    await this.answering.receive(bot, [update]);
  }
}

/** Takes as long whatever was told, and by whom. */
function isSame(told: string | undefined, expected: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(told ?? ''), digest(expected ?? '')) && expected !== undefined;
}
