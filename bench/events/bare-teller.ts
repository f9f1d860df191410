import { connect } from 'amqplib';
import { Pool } from 'pg';
import { now } from '../rig/clock';
import { serve } from '../rig/remote';
import { bareQueue, BareSettings } from './bare';
import { subjectOf } from './noted-transport';
import { atRate, Pace } from './pace';

/** The limit's sender: pg and amqplib by hand, with nothing of ours between. */
async function open({ databaseUrl, brokerUrl, namespace }: BareSettings) {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const connection = await connect(brokerUrl, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  const queue = await bareQueue(channel, namespace);
  const publish = (body: Buffer) => channel.sendToQueue(queue, body, { persistent: true });
  let bodies: Buffer[] = [];

  const commands = {
    /** The same bodies as the ones in the outbox. */
    takeBodies: async (): Promise<void> => {
      const { rows } = await pool.query<{ fact: string }>('SELECT fact FROM identity.outbox ORDER BY position');
      bodies = rows.map(({ fact }) => Buffer.from(fact));
    },
    /** Everything at once, each batch confirmed before the next. Returns when it began. */
    publishAll: async ({ batch }: { batch: number }): Promise<number> => {
      const began = now();
      for (let at = 0; at < bodies.length; at += batch) {
        for (const body of bodies.slice(at, at + batch)) publish(body);
        await channel.waitForConfirms();
      }
      return began;
    },
    /** One row in one transaction, then one message; what both sides do in their fewest steps. */
    tell: (pace: Pace) => {
      let next = 0;
      return atRate(pace, async () => {
        const body = bodies[next++ % bodies.length]!;
        const text = body.toString();
        await pool.query('INSERT INTO bare.told (fact) VALUES ($1)', [text]);
        publish(body);
        return subjectOf(text);
      });
    },
  };
  const close = async () => {
    await connection.close();
    await pool.end();
  };
  return { commands, close };
}

export type BareTeller = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
