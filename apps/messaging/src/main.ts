import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { messaging } from './messaging.module';

void bootstrap(messaging);
