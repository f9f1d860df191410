import { fork } from 'node:child_process';
import { endOf, hasEnded, profiling } from './programs';

/** What a process of a benchmark can be asked, by name. */
export type Commands = Record<string, (given: never) => unknown>;

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

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** Starts a file that calls `serve`, and waits until it is open. */
export async function startRemote<C extends Commands>(file: string, settings: object): Promise<Remote<C>> {
  const child = fork(file, [], {
    execArgv: ['--enable-source-maps', ...profiling()],
    // A group of its own: Ctrl-C reaches only the benchmark, which ends them in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(result);
    else question?.reject(new Error(error));
  });
  const ended = new Error(`${file} ended`);
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  });
  const ask = (name: string, given: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded(child)) return reject(ended);
      const id = asked++;
      waiting.set(id, { resolve, reject });
      child.send({ id, name, given } satisfies Question);
    });

  // As a message and not on the command line: settings hold passwords, and all of the machine can read that.
  await ask('open', settings);
  return {
    ask: async (name, ...given) => (await ask(name, given[0])) as never,
    close: async () => {
      if (child.connected) child.disconnect();
      await endOf(child);
    },
  };
}

/** The other side: opens what the process is, does what it is asked, and closes when the one who started it is gone. */
export function serve<Settings>(
  open: (settings: Settings) => Promise<{ commands: Commands; close(): Promise<unknown> }>,
): void {
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  const obey = async ({ name, given }: Question): Promise<unknown> => {
    if (opened) return opened.commands[name]!(given as never);
    opened = await open(given as Settings);
    return undefined;
  };
  process.on('message', (question: Question) => {
    const answer = (what: Omit<Answer, 'id'>) => process.send?.({ id: question.id, ...what } satisfies Answer);
    obey(question).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => {
    void Promise.resolve(opened?.close()).finally(() => process.exit(0));
  });
}
