import { ServiceDefinition } from './service-definition';
import { readSettings, WrongSetting } from './settings';
import { startService } from './start-service';

/** What a service's main.ts calls: settings from the environment, a clean stop on a signal. */
export async function bootstrap(definition: ServiceDefinition): Promise<void> {
  await runToTheEnd(async (environment) => {
    const service = await startService(definition, readSettings(definition.name, environment), { alone: true });
    return () => service.close();
  });
}

/** Runs until a signal, then stops cleanly. What prevents the start is one line, not a stack. */
export async function runToTheEnd(
  start: (environment: NodeJS.ProcessEnv) => Promise<() => Promise<void>>,
): Promise<void> {
  try {
    const stop = await start(process.env);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        void stop().then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
      });
    }
  } catch (error) {
    console.error(reasonOf(error));
    process.exit(1);
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof WrongSetting) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what uses it, or choose another with PORT`;
  if (code === 'EACCES' || code === 'EROFS') return `The folder cannot be written: ${message}`;
  return stack ?? String(error);
}
