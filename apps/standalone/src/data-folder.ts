import { randomBytes, randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { WrongSetting } from '@guestflow/service';

export interface Secrets {
  passwords: Record<ServiceName | 'broker', string>;
  sealingKeys: string;
  /** Of the demo venue's bot, in the simulator of Telegram. */
  demoBotToken: string;
}

/** How the launcher last ran, for the tools that work beside it. What was given to it is not written down: it is a secret. */
export interface LastRun {
  /** Of its own database; absent when it was given one. */
  adminUrl?: string;
  broker: 'embedded' | 'given' | { url: string; endsWithLauncher: true };
  brokerNamespace: string;
  /** The ids of the keys that it knows. */
  sealingKeys?: string[];
}

/** The folder with what must outlive a run: the embedded database and the generated secrets. One launcher at a time has it. */
export class DataFolder {
  constructor(readonly place: string) {}

  /** Takes the folder for this process, or says in one line why it cannot. */
  take(): void {
    try {
      fs.mkdirSync(this.place, { recursive: true });
      fs.accessSync(this.place, fs.constants.W_OK);
    } catch (error) {
      throw new WrongSetting('DATA_DIR', `${this.place} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
    const holder = this.holder();
    if (holder) throw new WrongSetting('DATA_DIR', `${this.place} is in use by another GuestFlow (process ${holder})`);
    fs.writeFileSync(this.pidFile, `${process.pid} ${startedAt(process.pid)}`);
  }

  letGo(): void {
    fs.rmSync(this.pidFile, { force: true });
  }

  /** The process that holds the folder; undefined when it ended, however it ended. */
  holder(): number | undefined {
    if (!fs.existsSync(this.pidFile)) return undefined;
    const [pid, started] = fs.readFileSync(this.pidFile, 'utf8').split(' ');
    // The number may have been given to another process since: the time it began tells them apart.
    return isAlive(Number(pid)) && startedAt(Number(pid)) === started ? Number(pid) : undefined;
  }

  /** Made once and kept. */
  secrets(): Secrets {
    const file = path.join(this.place, 'secrets.json');
    const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
    const secret = () => randomBytes(24).toString('base64url');
    const secrets: Secrets = {
      passwords: Object.fromEntries(
        [...serviceNames, 'broker' as const].map((name) => [name, kept.passwords?.[name] ?? secret()]),
      ) as Secrets['passwords'],
      sealingKeys: kept.sealingKeys ?? newSealingKey('k1'),
      demoBotToken: kept.demoBotToken ?? `${randomInt(5e9, 9e9)}:${randomBytes(27).toString('base64url').slice(0, 35)}`,
    };
    this.write('secrets.json', secrets);
    return secrets;
  }

  /** Puts a new one in front. Returns its id. */
  addSealingKey(): string {
    const secrets = this.secrets();
    const id = newId().slice(-12);
    this.write('secrets.json', { ...secrets, sealingKeys: `${newSealingKey(id)},${secrets.sealingKeys}` });
    return id;
  }

  /** Leaves the first. Returns the others' ids. */
  dropOldSealingKeys(): string[] {
    const secrets = this.secrets();
    const [first, ...old] = secrets.sealingKeys.split(',');
    this.write('secrets.json', { ...secrets, sealingKeys: first });
    return old.map((key) => key.split(':')[0]!);
  }

  remember(run: LastRun): void {
    this.write('last-run.json', run);
  }

  lastRun(): LastRun | undefined {
    const file = path.join(this.place, 'last-run.json');
    return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as LastRun) : undefined;
  }

  /** Readable by the owner alone. Written beside and renamed: a crash leaves the old file or the new one. */
  private write(name: string, content: object): void {
    const file = path.join(this.place, name);
    fs.writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }

  private get pidFile(): string {
    return path.join(this.place, 'launcher.pid');
  }
}

const newSealingKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startedAt(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
