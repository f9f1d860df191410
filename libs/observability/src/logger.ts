import { LoggerService } from '@nestjs/common';
import pino, { Logger as Pino } from 'pino';
import { currentWork } from './context';
import { scrub } from './scrub';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Structured logs. Whatever is logged passes `scrub`, so that no secret and no phone number is written down. */
export function createLogger(name: string, level: LogLevel, pretty = false): Pino {
  return pino({
    name,
    level,
    base: { service: name },
    mixin: () => {
      const work = currentWork();
      return work ? { request_id: work.requestId, trace_id: work.traceId } : {};
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map(scrub) as Parameters<typeof method>);
      },
    },
    serializers: { err: pino.stdSerializers.err },
    ...(pretty ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,service' } } } : {}),
  });
}

/** Nest's own messages, told through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log(message: unknown, context?: string) {
    // Nest announces every route and module at start: that is detail, not news.
    this.pino.debug({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string) {
    this.pino.error({ context, stack }, message instanceof Error ? message.message : String(message));
  }
  warn(message: unknown, context?: string) {
    this.pino.warn({ context }, String(message));
  }
  debug(message: unknown, context?: string) {
    this.pino.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string) {
    this.pino.trace({ context }, String(message));
  }
}

export type Logger = Pino;
