import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';

/** Telegram's side of the platform. Bots are connected and hosted here. */
@Module({})
export class BotGatewayModule {}

export const botGateway: ServiceDefinition = {
  name: 'bot-gateway',
  module: BotGatewayModule,
  database: { entities: [], migrations: [] },
};
