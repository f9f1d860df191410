import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { identity } from './identity.module';

void bootstrap(identity);
