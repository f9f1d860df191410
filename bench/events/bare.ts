import type { Channel } from 'amqplib';

export interface BareSettings {
  databaseUrl: string;
  brokerUrl: string;
  namespace: string;
}

export const bareQueueName = (namespace: string): string => `${namespace}.bare`;

export async function bareQueue(channel: Channel, namespace: string): Promise<string> {
  const name = bareQueueName(namespace);
  await channel.assertQueue(name, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  return name;
}

/** What the limit writes into: rows like ours, without a service around them. */
export const bareTables = `
  CREATE SCHEMA bare;
  CREATE TABLE bare.told (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fact text NOT NULL);
  CREATE TABLE bare.handled (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fact text NOT NULL);
`;
