import { ChildProcess, SpawnOptions, fork, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The commands a process of a benchmark understands, by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Commands = Record<string, (given: any) => unknown>;

/** A process of its own, as seen by who started it. */
export interface Remote<C extends Commands> {
  ask<Name extends keyof C & string>(name: Name, ...given: Parameters<C[Name]>): Promise<Awaited<ReturnType<C[Name]>>>;
  close(): Promise<void>;
}

interface Question {
  id: number;
  name: string;
  given: unknown;
}
type Answer = { id: number; result?: unknown; error?: string };

let profiling: string[] = [];

/** From now on every process of ours leaves a CPU profile in the folder. */
export function profileInto(folder: string): void {
  profiling = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/** Starts a file that calls `serve`, and waits until it is open. */
export async function startRemote<C extends Commands>(file: string, settings: object): Promise<Remote<C>> {
  const child = fork(file, [JSON.stringify(settings)], {
    execArgv: ['--enable-source-maps', ...profiling],
    // A group of its own: Ctrl-C reaches only the benchmark, which ends them in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  const ended = new Error(`${file} ended`);
  child.on('message', ({ id, result, error }: Answer) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(result);
    else question?.reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  });
  const answer = (id: number) => new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
  // The first answer, of nobody's question, says that it is open.
  await answer(asked);
  return {
    ask: async (name, ...given) => {
      if (hasEnded(child)) throw ended;
      const id = ++asked;
      child.send({ id, name, given: given[0] } satisfies Question);
      return (await answer(id)) as never;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await endOf(child);
    },
  };
}

/** The other side: opens what the process is, answers commands, and closes when the one who started it is gone. */
export function serve<Settings>(
  open: (settings: Settings) => Promise<{ commands: Commands; close(): Promise<unknown> }>,
): void {
  void (async () => {
    const answer = (message: Answer) => process.send?.(message);
    const opening = open(JSON.parse(process.argv[2]!) as Settings);
    process.once('disconnect', () => {
      void opening.then((opened) => opened.close()).finally(() => process.exit(0));
    });
    const { commands } = await opening;
    process.on('message', ({ id, name, given }: Question) => {
      Promise.resolve(given)
        .then(commands[name])
        .then(
          (result) => answer({ id, result }),
          (error: unknown) =>
            answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
        );
    });
    answer({ id: 0 });
  })();
}

/** A program of ours as production runs it: told by its environment, ended by a signal. */
export function startProgram(file: string, parameters: string[], options: SpawnOptions): ChildProcess {
  return spawn(process.execPath, [...profiling, file, ...parameters], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...options,
  });
}

export async function endProgram(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) child.kill('SIGTERM');
  await endOf(child);
}

/** What does not end by itself within ten seconds is ended. */
async function endOf(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const hurry = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await once(child, 'exit');
  clearTimeout(hurry);
}

export const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;
