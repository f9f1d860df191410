import 'reflect-metadata';
import { roleOfService, Sealer } from '@guestflow/persistence';
import { runToTheEnd, WrongSetting } from '@guestflow/service';
import { besideLauncher } from './beside-launcher';
import { DataFolder } from './data-folder';
import { openDatabase } from './database';
import { ResealedColumn, resealService } from './reseal-service';
import { services } from './services';

const usage = `npm run reseal                    seals anew, under the first of the keys, what is sealed under others
npm run reseal -- new-key         puts a new key before the generated ones of this DATA_DIR
npm run reseal -- drop-old-keys   leaves the generated keys that nothing is sealed under any more

The keys are those in TOKEN_ENCRYPTION_KEYS, else the generated ones of this DATA_DIR. First have every service know the
new key and start anew (where replicas are replaced one by one: behind the old ones, and once all know it in front); then
seal anew, while they run; then, a week later, take the old keys away: until then whoever was forgotten is known again by
them, and events on their way may be sealed with them.
It works on what the launcher of this DATA_DIR works on, running or not; otherwise say DATABASE_URL, as an
administrator, or as the role of a service, of which it is then done alone. It may be run as often as one likes.`;

const commands = ['seal', 'new-key', 'drop-old-keys'] as const;
type Command = (typeof commands)[number];

void runToTheEnd(async (environment) => {
  const [word = 'seal', ...more] = process.argv.slice(2);
  const command = commands.find((each) => each === word);
  if (!command || more.length > 0) {
    const asked = ['--help', '-h', 'help'].includes(word);
    if (asked) console.log(usage);
    else console.error(`There is no command ${[word, ...more].join(' ')}.\n\n${usage}`);
    process.exit(asked ? 0 : 1);
  }
  const beside = besideLauncher(environment);
  try {
    const isDone = await done(command, beside);
    process.exitCode = isDone ? 0 : 1;
  } finally {
    beside.release();
  }
  process.exit();
});

async function done(command: Command, { settings, run, running }: ReturnType<typeof besideLauncher>): Promise<boolean> {
  const folder = new DataFolder(settings.dataDir);
  const given = settings.sealingKeys;
  if (given && command !== 'seal') {
    throw new WrongSetting('TOKEN_ENCRYPTION_KEYS', 'says which keys there are: change them there');
  }
  if (command === 'new-key') {
    console.log(`The new key is ${folder.addSealingKey()}. It is used from the next start on: seal anew after that.`);
    return true;
  }
  // Keys made up just now would open nothing.
  if (!given && !run) throw new WrongSetting('TOKEN_ENCRYPTION_KEYS', 'must be set as it is for the services');
  const sealer = new Sealer(given ?? folder.secrets().sealingKeys);
  // What it does not know it could not open.
  if (running && run?.sealingKeys && !run.sealingKeys.includes(sealer.keyId)) {
    const begins = `begins with the key ${sealer.keyId}, which the running launcher does not know: start that anew first`;
    throw new WrongSetting(given ? 'TOKEN_ENCRYPTION_KEYS' : 'DATA_DIR', begins);
  }
  const database = await openDatabase(settings);
  try {
    const left = tell(await sealedAnew(database.adminUrl, sealer), sealer.keyId);
    if (left === 0 && command === 'drop-old-keys') {
      console.log(`Dropped: ${folder.dropOldSealingKeys().join(', ') || 'none'}.`);
    }
    return left === 0;
  } finally {
    await database.stop();
  }
}

async function sealedAnew(url: string, sealer: Sealer): Promise<ResealedColumn[]> {
  const role = decodeURIComponent(new URL(url).username);
  const own = services.filter(({ name }) => roleOfService(name) === role);
  const done: ResealedColumn[] = [];
  for (const service of own.length > 0 ? own : services) done.push(...(await resealService(service, url, sealer)));
  return done;
}

/** Returns how many texts are still under other keys. */
function tell(done: ResealedColumn[], keyId: string): number {
  let left = 0;
  for (const { service, column, before, after, changed, closed } of done) {
    const counts = (texts: Record<string, number>) =>
      Object.entries(texts)
        .map(([id, count]) => `${id}: ${count}`)
        .join(', ') || 'nothing';
    console.log(
      `${service}  ${column.table}.${column.column}  ${counts(before)} → ${counts(after)}  (${changed} sealed anew)`,
    );
    for (const { key, why } of closed) console.error(`  ${key} is left as it is. ${why}`);
    left += Object.entries(after).reduce((sum, [id, count]) => sum + (id === keyId ? 0 : count), 0);
  }
  if (left > 0) console.error(`${left} are not under ${keyId}: keep the other keys, and run it again.`);
  else console.log(`Everything is under ${keyId}.`);
  return left;
}
