import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ServiceName } from '@guestflow/contracts';
import { freePort } from '@guestflow/persistence';
import { quickFolder, testBrokerUrl, testNamespace } from '@guestflow/testing';
import { Started } from './started';

/** Every service a process of its own, as `npm run start:cluster` starts them: here a test may kill one. */
export class Cluster {
  private constructor(
    private readonly started: Started,
    readonly folder: string,
    readonly url: string,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Cluster> {
    const folder = quickFolder('cluster');
    const port = await freePort(20_000, 28_000);
    const started = new Started(
      {
        ...{ DATA_DIR: folder, PORT: String(port), BROKER_URL: testBrokerUrl(), BROKER_NAMESPACE: testNamespace() },
        ...environment,
      },
      'cluster',
    );
    const cluster = new Cluster(started, folder, `http://127.0.0.1:${port}`);
    await started.ready().catch(async (error) => {
      await cluster.close();
      throw error;
    });
    return cluster;
  }

  get output(): string {
    return this.started.output;
  }

  /** Of the database that it runs on. */
  get adminUrl(): string {
    const run = JSON.parse(fs.readFileSync(path.join(this.folder, 'last-run.json'), 'utf8')) as { adminUrl: string };
    return run.adminUrl;
  }

  /** The process of a service; undefined while it is being started again. */
  pidOf(service: ServiceName): number | undefined {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    const line = lines.find(
      (one) => one.includes(`/apps/${service}/src/main.js`) && Number(one.trim().split(/\s+/)[1]) === this.started.pid,
    );
    return line ? Number(line.trim().split(/\s+/)[0]) : undefined;
  }

  /** As if its machine had been switched off. Returns which process it was. */
  kill(service: ServiceName): number {
    const pid = this.pidOf(service);
    if (!pid) throw new Error(`${service} has no process`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    return this.started.send('SIGINT');
  }

  async close(): Promise<void> {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
