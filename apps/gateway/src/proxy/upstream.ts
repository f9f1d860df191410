import { ServiceName } from '@guestflow/contracts';
import { Logger, Metrics } from '@guestflow/observability';
import { Unavailable } from '@guestflow/problems';
import CircuitBreaker from 'opossum';
import { Dispatcher, Pool } from 'undici';
import { Passage } from './passage';

type Request = Dispatcher.DispatchOptions;

export interface UpstreamOptions {
  url: string;
  timeLimitMs: number;
}

const openMs = 5_000;
// A connection may have been closed by a service that restarts, just as the request went out.
const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const harmless = new Set(['GET', 'HEAD']);

/** One service behind the gateway: its connections, its time limit, and the circuit that opens when it keeps failing. */
export class Upstream {
  private readonly pool: Pool;
  private readonly breaker: CircuitBreaker<[Request, Passage], void>;

  constructor(
    readonly service: ServiceName,
    { url, timeLimitMs }: UpstreamOptions,
    logger: Logger,
    metrics: Metrics,
  ) {
    this.pool = new Pool(url, {
      connections: 128,
      pipelining: 1,
      headersTimeout: timeLimitMs,
      bodyTimeout: 0,
      connect: { timeout: Math.min(timeLimitMs, 3_000) },
      keepAliveTimeout: 30_000,
    });
    this.breaker = new CircuitBreaker((request: Request, passage: Passage) => this.send(request, passage), {
      name: service,
      // The pool's own limit ends the request itself; this one would only stop waiting for it.
      timeout: false,
      resetTimeout: openMs,
      rollingCountTimeout: 10_000,
      volumeThreshold: 5,
      errorThresholdPercentage: 50,
      // A caller who hung up says nothing of the service.
      errorFilter: (error: Error) => error.name === 'AbortError' || error.name === 'BodyTooLarge',
    });
    this.breaker.on('open', () => {
      logger.warn({ upstream: service }, 'The service keeps failing: answering for it');
      metrics.circuitOpen.set({ service }, 1);
    });
    this.breaker.on('close', () => {
      logger.info({ upstream: service }, 'The service answers again');
      metrics.circuitOpen.set({ service }, 0);
    });
    metrics.circuitOpen.set({ service }, 0);
  }

  /**
   * Resolves when the service's answer begins; the rest of it flows on. Rejects with `Unavailable` when it does not, at
   * once while the circuit is open.
   */
  async pass(request: Request, passage: Passage): Promise<void> {
    try {
      await this.breaker.fire(request, passage);
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException;
      if (name === 'AbortError' || name === 'BodyTooLarge') throw error;
      const why = code === 'UND_ERR_HEADERS_TIMEOUT' ? 'did not answer in time' : 'is not available at the moment';
      throw Object.assign(new Unavailable(`The service ${this.service} ${why}`, openMs / 1000), { cause: error });
    }
  }

  close(): Promise<void> {
    this.breaker.shutdown();
    return this.pool.close();
  }

  private async send(request: Request, passage: Passage): Promise<void> {
    try {
      await passage.through(this.pool, request);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!harmless.has(request.method) || !lostConnection.has(code ?? '')) throw error;
      await passage.through(this.pool, request);
    }
  }
}
