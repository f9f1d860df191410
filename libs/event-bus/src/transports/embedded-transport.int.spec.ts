import { describeEventBus } from '../contract/event-bus.contract';

describeEventBus('the embedded broker', (database) => ({ kind: 'embedded', url: database.urlFor('broker') }));
