import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { WrongSetting } from '@guestflow/service';

export interface Secrets {
  passwords: Record<ServiceName | 'broker', string>;
  sealingKeys: string;
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

  /** Made once and kept, readable by the owner alone. */
  secrets(): Secrets {
    const file = path.join(this.place, 'secrets.json');
    const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
    const secret = () => randomBytes(24).toString('base64url');
    const secrets: Secrets = {
      passwords: Object.fromEntries(
        [...serviceNames, 'broker' as const].map((name) => [name, kept.passwords?.[name] ?? secret()]),
      ) as Secrets['passwords'],
      sealingKeys: kept.sealingKeys ?? `k1:${randomBytes(32).toString('base64')}`,
    };
    // Written beside and renamed: a crash leaves the old file or the new one.
    fs.writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return secrets;
  }

  private get pidFile(): string {
    return path.join(this.place, 'launcher.pid');
  }

  /** The process that holds the folder; undefined when it ended, however it ended. */
  private holder(): number | undefined {
    if (!fs.existsSync(this.pidFile)) return undefined;
    const [pid, started] = fs.readFileSync(this.pidFile, 'utf8').split(' ');
    // The number may have been given to another process since: the time it began tells them apart.
    return isAlive(Number(pid)) && startedAt(Number(pid)) === started ? Number(pid) : undefined;
  }
}

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
