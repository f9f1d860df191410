import { ChildProcess, SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

let profiles: string | undefined;

/** From now on every process that is started here leaves a CPU profile in the folder. */
export function profileInto(folder: string): void {
  profiles = folder;
}

export const profiling = (): string[] => (profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []);

/** A program as production runs it: told by its environment, ended by a signal. */
export function startProgram(file: string, parameters: string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [...profiling(), file, ...parameters], {
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
export async function endOf(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const hurry = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await once(child, 'exit');
  clearTimeout(hurry);
}

export const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;
