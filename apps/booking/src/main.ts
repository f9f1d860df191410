import 'reflect-metadata';
import { bootstrap } from '@guestflow/service';
import { booking } from './booking.module';

void bootstrap(booking);
