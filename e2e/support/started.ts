import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { eventually } from '@guestflow/testing';

const root = path.resolve(__dirname, '../..');

/** A script of ours as a person starts it, without npm's own process around it. */
export class Started {
  output = '';
  private readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  constructor(environment: Record<string, string>, ...words: string[]) {
    const { DATABASE_URL: _database, BROKER_URL: _broker, ...inherited } = process.env;
    this.child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...words], {
      cwd: root,
      env: { ...inherited, INIT_CWD: root, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.ended = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve({ code, signal })));
  }

  get pid(): number {
    return this.child.pid!;
  }

  ready(): Promise<void> {
    return eventually(() => {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.output}`);
      expect(this.output).toContain('Ready in');
    }, 150_000);
  }

  send(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.child.kill(signal);
    return this.ended;
  }

  /** What it said before it gave up. */
  async complaint(): Promise<string[]> {
    const { code } = await this.ended;
    expect(code).toBe(1);
    return this.output.split('\n').filter((line) => line.trim() !== '' && line.trim() !== 'Stopped.');
  }
}

/** The PostgreSQL servers that have their data below a folder. */
export function serversIn(folder: string): string[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(`-D ${folder}`))
    .map((line) => ({ line, ids: line.trim().split(/\s+/) }));
  // A process that a server has just begun is for a moment called as the server is.
  return processes
    .filter(({ ids: [, parent] }) => !processes.some(({ ids: [id] }) => id === parent))
    .map(({ line }) => line);
}
