import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { analytics } from './analytics.module';

void bootstrap(analytics);
