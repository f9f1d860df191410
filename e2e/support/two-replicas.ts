import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { defaultRetryDelaysMs, defaultSigningKeyDays, signingKeyTimes, startService } from '@guestflow/service';
import { noTelegram, testBrokerUrl, testNamespace } from '@guestflow/testing';
import { booking } from '../../apps/booking/src/booking.module';
import { startGateway } from '../../apps/gateway/src/start-gateway';
import { onFreePort } from './ports';
import { superAdmin, startTestPlatform, TestPlatform, unlimited } from './test-platform';

export interface TwoReplicas {
  /** The platform as anybody calls it, its gateway before both replicas of booking. */
  platform: TestPlatform;
  /** How many requests each of the replicas was given. */
  served: () => number[];
  /** How often a connection had been closed just as it was used again, and the request went out once more. */
  askedAgain: () => number;
  /** What got lost on the way to them. */
  failures: () => string[];
  close(): Promise<void>;
}

/** A platform on RabbitMQ with a second booking service on the same database, and a gateway that asks them in turns. */
export async function startTwoReplicas(): Promise<TwoReplicas> {
  const brokerNamespace = testNamespace();
  const poolSize = 10;
  const one = await startTestPlatform('rabbitmq', {}, undefined, { brokerNamespace, poolSize });
  const jwksUrl = `${one.services.identity.url}/.well-known/jwks.json`;
  const other = await onFreePort((port) =>
    startService(booking, {
      ...{ port, host: '127.0.0.1', databaseUrl: one.database.urlFor('booking'), poolSize },
      broker: { kind: 'rabbitmq', url: testBrokerUrl(), namespace: brokerNamespace },
      ...{ jwksUrl, retryDelaysMs: defaultRetryDelaysMs, signingKeys: signingKeyTimes(defaultSigningKeyDays) },
      ...noTelegram,
      sealingKeys: `test:${randomBytes(32).toString('base64')}`,
      ...{ publicUrl: 'http://localhost', superAdmin, mailFrom: 'GuestFlow <no-reply@localhost>', ownerSignUp: true },
      ...{ logLevel: 'silent', prettyLogs: false },
    }),
  );
  const turns = await inTurns([one.services.booking.url, other.url]);
  const addressOf = (name: ServiceName) => [name, name === 'booking' ? turns.url : one.services[name].url];
  const gateway = await onFreePort((port) =>
    startGateway({
      ...{ ...unlimited, port, host: '127.0.0.1', jwksUrl, timeLimitMs: 15_000 },
      services: Object.fromEntries(serviceNames.map(addressOf)) as Record<ServiceName, string>,
      broker: { kind: 'rabbitmq', url: testBrokerUrl(), namespace: brokerNamespace },
      ...{ logLevel: 'silent', prettyLogs: false },
    }),
  );
  return {
    platform: { ...one, url: gateway.url },
    served: turns.served,
    failures: turns.failures,
    askedAgain: turns.askedAgain,
    close: async () => {
      await gateway.close();
      await turns.close();
      await other.close();
      await one.close();
    },
  };
}

/** Gives one request to each in turn, as a load balancer before replicas does. */
async function inTurns(urls: string[]) {
  const served = urls.map(() => 0);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const asked = { again: 0 };
  let turn = 0;
  const failures: string[] = [];
  const server = http.createServer((request, response) => {
    const which = turn++ % urls.length;
    served[which]!++;
    const { method, headers, url } = request;
    const body: Buffer[] = [];
    const pass = (again: boolean) => {
      const onward = http.request(new URL(url!, urls[which]), { method, headers, agent }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      onward.once('error', (error: NodeJS.ErrnoException) => {
        // A connection that nobody used was closed just as the request went out: it never arrived.
        if (again && onward.reusedSocket && error.code === 'ECONNRESET') {
          asked.again++;
          return pass(false);
        }
        failures.push(`${method} ${url}: ${error.message}`);
        response.destroy(error);
      });
      onward.end(Buffer.concat(body));
    };
    request.on('data', (chunk: Buffer) => body.push(chunk)).once('end', () => pass(true));
  });
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    askedAgain: () => asked.again,
    served: () => [...served],
    failures: () => [...failures],
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
