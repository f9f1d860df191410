// `npm run bench -- <name>`: builds what is missing, then runs one benchmark. Without a name it lists them.
import path from 'node:path';
import { prepare } from './prepare.mjs';
import options from './swc-options.cjs';

const benchmarks = {
  admin: 'what the pages load; a journal of 60 tables and 400 bookings drawn, and bookings moved on it, in a browser',
  analytics:
    'every statistic over a million bookings of one venue; events heard and counted a second, beside the bus itself',
  booking: 'bookings made at ten thousand and a million stored ones, free times and the calendar, beside a bare route',
  bots: 'memory of a thousand and ten thousand hosted bots; updates handled a second beside a bare Telegraf',
  events: 'from commit to handled at 500 events a second; the most events a second over outbox, RabbitMQ and inbox',
  gateway: 'reads through the gateway beside the same reads through a bare proxy',
  guests:
    'lists, searches and segment counts over 100 thousand and 1 million guests, beside plain SQL; a list brought in',
  start: 'the time and memory that a second `npm start` takes',
};

const name = process.argv[2];
if (name !== undefined && Object.hasOwn(benchmarks, name)) {
  // What is printed on stdout is the result alone, so that --json can be read by a program.
  console.log = console.error;
  await prepare();
  await import(path.join(options.root, 'dist/bench', name, 'main.js'));
} else {
  console.log('npm run bench -- <name> [--rounds N] [--json] [--profile FOLDER]\n');
  for (const [each, what] of Object.entries(benchmarks)) console.log(`  ${each.padEnd(10)}${what}`);
  if (name !== undefined && !name.startsWith('-')) {
    console.error(`\nNo benchmark is called ${name}.`);
    process.exitCode = 1;
  }
}
