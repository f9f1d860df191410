import 'reflect-metadata';
import { runToTheEnd } from '@guestflow/service';
import { readGatewaySettings } from './settings';
import { startGateway } from './start-gateway';

void runToTheEnd(async (environment) => {
  const gateway = await startGateway(readGatewaySettings(environment));
  return () => gateway.close();
});
