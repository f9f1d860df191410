import { brokerDatabase } from '@guestflow/event-bus';
import { ServiceDatabase } from '@guestflow/persistence';
import { ServiceDefinition, databaseOf } from '@guestflow/service';
import { analytics } from '../../analytics/src/analytics.module';
import { booking } from '../../booking/src/booking.module';
import { botGateway } from '../../bot-gateway/src/bot-gateway.module';
import { crm } from '../../crm/src/crm.module';
import { identity } from '../../identity/src/identity.module';
import { messaging } from '../../messaging/src/messaging.module';

/** Every service there is. */
export const services: ServiceDefinition[] = [identity, booking, crm, messaging, analytics, botGateway];

/** Every schema the migration job makes: the services', and the embedded broker's. */
export const databases: ServiceDatabase[] = [...services.map(databaseOf), brokerDatabase];
