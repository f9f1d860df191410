import { parseType } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { Client } from 'pg';
import { toldChannel } from './embedded-transport';
import { readNotice } from './notice';
import { Hears, Watcher } from './watcher';

const againMs = 1_000;

/** Hears by a notification of PostgreSQL: whoever listens at that moment has it, in whichever process. */
export class EmbeddedWatcher implements Watcher {
  private client?: Client;
  private opening?: Promise<void>;
  private again?: NodeJS.Timeout;
  private failing = false;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  async start(names: string[], hears: Hears): Promise<void> {
    const wanted = new Set(names);
    const hear = (text: string) => {
      const notice = readNotice(text);
      if (notice && wanted.has(parseType(notice.type)?.name ?? '')) hears.notice(notice);
    };
    await this.keepOpen(hear, () => hears.gap());
  }

  isUp(): boolean {
    return this.client !== undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    await this.opening;
    await this.client?.end().catch(() => undefined);
  }

  private async keepOpen(hear: (text: string) => void, onListening: () => void): Promise<void> {
    const comeBack = () => {
      this.client = undefined;
      if (this.closed) return;
      this.again = setTimeout(() => void this.keepOpen(hear, onListening), againMs).unref();
    };
    this.opening = this.open(hear, comeBack)
      .then((client) => {
        this.client = client;
        if (this.failing) this.logger.info('Facts are told live again');
        this.failing = false;
        onListening();
      })
      .catch((error: unknown) => {
        if (!this.failing)
          this.logger.warn({ err: error }, 'The embedded broker is not reachable: nothing is told live');
        this.failing = true;
        comeBack();
      });
    await this.opening;
  }

  private async open(hear: (text: string) => void, onLost: () => void): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'guestflow-broker-watcher',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    let listening = false;
    let lost = false;
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => {
      if (listening && !lost) onLost();
      lost = true;
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${toldChannel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (lost) throw new Error('The connection was lost as soon as it was there');
    listening = true;
    return client;
  }
}
