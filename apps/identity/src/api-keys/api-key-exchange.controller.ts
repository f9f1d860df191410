import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { apiKeyExchangePath, Public } from '@guestflow/access';
import { Text } from '@guestflow/contracts';
import { EachTimeAnew } from '@guestflow/http';
import { ApiKeyExchange, PartnerToken } from './api-key-exchange.service';

class ExchangeDto {
  @Text({ max: 200 })
  key!: string;
}

/** For the gateways, which alone are reached from outside and do not pass this address on. */
@Public()
@ApiExcludeController()
@Controller()
export class ApiKeyExchangeController {
  constructor(private readonly keys: ApiKeyExchange) {}

  @Post(apiKeyExchangePath)
  @EachTimeAnew()
  @HttpCode(200)
  exchange(@Body() { key }: ExchangeDto): Promise<PartnerToken> {
    return this.keys.exchange(key);
  }
}
