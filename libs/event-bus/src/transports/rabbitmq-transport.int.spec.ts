import { testBrokerUrl, testNamespace } from '@guestflow/testing';
import { describeEventBus } from '../contract/event-bus.contract';

describeEventBus('RabbitMQ', () => ({ kind: 'rabbitmq', url: testBrokerUrl(), namespace: testNamespace() }));
