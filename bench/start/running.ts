import { ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { now, within } from '../rig/clock';
import { hasEnded } from '../rig/programs';

// Of dist/bench/start.
const projectFolder = path.resolve(__dirname, '../../..');

/** A program started as a person at a terminal would, and what it says. */
export class Running {
  readonly began = now();
  private said = '';
  private readonly child: ChildProcess;
  private heard = () => undefined as void;

  constructor(command: string, parameters: string[], environment: NodeJS.ProcessEnv) {
    this.child = spawn(command, parameters, {
      // A group of its own, as a terminal gives it: Ctrl-C goes to all of it, and not to us.
      detached: true,
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        this.heard();
      });
    }
    this.child.once('exit', () => this.heard());
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Milliseconds from its start until it said this. */
  until(words: RegExp): Promise<number> {
    const said = new Promise<number>((resolve, reject) => {
      this.heard = () => {
        if (words.test(this.said)) resolve(now() - this.began);
        else if (hasEnded(this.child)) reject(new Error(`It ended without saying ${words}:\n${this.said}`));
      };
      this.heard();
    });
    return within(60, `Waiting for ${words}`, said);
  }

  /** Ctrl-C; answers with what it said at the end. An end that is not clean is an error. */
  async interrupt(): Promise<string> {
    const before = this.said.length;
    process.kill(-this.pid, 'SIGINT');
    await this.ended();
    const { exitCode, signalCode } = this.child;
    // npm itself may end by the signal that all of the group got.
    if (exitCode !== 0 && exitCode !== 130 && signalCode !== 'SIGINT') {
      throw new Error(`It ended with ${exitCode ?? signalCode}:\n${this.said}`);
    }
    return this.said.slice(before);
  }

  async kill(): Promise<void> {
    if (hasEnded(this.child)) return;
    process.kill(-this.pid, 'SIGTERM');
    await this.ended().catch(() => process.kill(-this.pid, 'SIGKILL'));
  }

  private ended(): Promise<void> {
    const exit = new Promise<void>((resolve) => {
      if (hasEnded(this.child)) resolve();
      else this.child.once('close', () => resolve());
    });
    return within(30, 'Ending', exit);
  }
}
