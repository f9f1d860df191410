import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface KeptProcessOptions {
  name: string;
  /** The built file it runs. */
  script: string;
  /** Where it answers 200 once it is ready. */
  readyUrl: string;
  /** All of its environment: nothing of ours is handed down. */
  environment: Record<string, string>;
  say: (line: string) => void;
}

const readyWithinMs = 90_000;
const stopWithinMs = 30_000;
const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
// Whoever lived this long did not die of being started.
const settledAfterMs = 60_000;

/** A process that runs until it is stopped. When it ends by itself it is started again, after a growing delay. */
export class KeptProcess {
  private child?: ChildProcess;
  private again?: NodeJS.Timeout;
  private delayMs = firstDelayMs;
  private stopping = false;

  constructor(private readonly options: KeptProcessOptions) {}

  /** Resolves when it is ready, and rejects when it ends before that. `onlyNow` is not there when it is started again. */
  async start(onlyNow: Record<string, string> = {}): Promise<void> {
    const child = this.spawn(onlyNow);
    await this.ready(child);
    this.keep(child, Date.now());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.again);
    const { child } = this;
    if (!child || hasEnded(child)) return;
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await once(child, 'exit');
    clearTimeout(patience);
  }

  private spawn(onlyNow: Record<string, string>): ChildProcess {
    const { script, environment } = this.options;
    this.child = fork(script, [], {
      env: { ...environment, ...onlyNow },
      execArgv: ['-r', path.join(__dirname, 'leave-with-parent.js')],
      // Of its own group: Ctrl-C is for the launcher, which stops its processes in order.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    return this.child;
  }

  private async ready(child: ChildProcess): Promise<void> {
    const { name, readyUrl } = this.options;
    const deadline = Date.now() + readyWithinMs;
    for (;;) {
      const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      await answer?.body?.cancel();
      if (hasEnded(child)) throw plainError(`${name} ended before it was ready: it says why above`);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw plainError(`${name} was not ready within ${readyWithinMs / 1000} seconds`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private keep(child: ChildProcess, since: number): void {
    const { name, say } = this.options;
    const startAgain = () => {
      if (this.stopping) return;
      if (Date.now() - since > settledAfterMs) this.delayMs = firstDelayMs;
      say(`${name} ended (${howItEnded(child)}): starting it again in ${this.delayMs / 1000} s`);
      this.again = setTimeout(() => {
        const next = this.spawn({});
        this.keep(next, Date.now());
        void this.ready(next).then(
          () => say(`${name} is back`),
          () => undefined,
        );
      }, this.delayMs);
      this.delayMs = Math.min(this.delayMs * 2, longestDelayMs);
    };
    if (hasEnded(child)) startAgain();
    else child.once('exit', startAgain);
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

const howItEnded = ({ exitCode, signalCode }: ChildProcess) => signalCode ?? `code ${exitCode}`;

/** Told in one line: where in the launcher it was noticed helps nobody. */
const plainError = (message: string): Error => Object.assign(new Error(message), { stack: undefined });
