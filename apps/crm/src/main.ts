import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { crm } from './crm.module';

void bootstrap(crm);
