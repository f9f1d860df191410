import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { botGateway } from './bot-gateway.module';

void bootstrap(botGateway);
