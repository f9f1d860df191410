import { connect } from 'amqplib';
import { Pool } from 'pg';
import { serve } from '../rig/remote';
import { bareQueue, BareSettings } from './bare';
import { Ledger } from './ledger';
import { subjectOf } from './noted-transport';

/** The limit's receiver: amqplib with acknowledgements, and for the latency one row in one transaction a message. */
async function open({ databaseUrl, brokerUrl, namespace }: BareSettings) {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const connection = await connect(brokerUrl, { noDelay: true });
  const channel = await connection.createChannel();
  const ledger = new Ledger();
  let writes = false;

  const queue = await bareQueue(channel, namespace);
  await channel.prefetch(200);
  await channel.consume(queue, (message) => {
    if (!message) return;
    const done = () => {
      ledger.note(subjectOf(message.content.toString()));
      channel.ack(message);
    };
    if (!writes) return done();
    pool.query('INSERT INTO bare.handled (fact) VALUES ($1)', [message.content.toString()]).then(done, (error) => {
      throw error;
    });
  });

  const commands = {
    expect: (given: { events: number; writes: boolean }) => {
      writes = given.writes;
      ledger.open(given.events);
    },
    handled: () => ledger.full(),
  };
  const close = async () => {
    await connection.close();
    await pool.end();
  };
  return { commands, close };
}

export type BareHandler = Awaited<ReturnType<typeof open>>['commands'];
serve(open);
