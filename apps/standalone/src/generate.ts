import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { Published, asyncApiDocument, publishedNow, takenBack } from '@guestflow/contracts';
import { EmbeddedTransport } from '@guestflow/event-bus';
import { apiPrefix, describeApi, fastifyAdapter } from '@guestflow/http';
import { Metrics, Tracing, createLogger } from '@guestflow/observability';
import { ServiceDefinition, ShellModule, SystemClock, outsideTheApi, readSettings } from '@guestflow/service';
import { NestFactory } from '@nestjs/core';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { mergeOpenApi } from '../../gateway/src/docs/merge-openapi';
import { rootFolder } from './root-folder';
import { services } from './services';

/**
 * `npm run generate` writes what is made from the code and committed; with `--check` it only compares. What is committed
 * can be read without a running platform, and a change of the API or of an event shows in the review as what it is.
 */
const publishedFile = 'libs/contracts/published.json';

void (async () => {
  const onlyCompare = process.argv.includes('--check');
  const events = publishedNow();
  const broken = takenBack(readPublished(), events);
  if (broken.length > 0) {
    console.error(
      `Readers of these events were promised otherwise (a new version beside the old one keeps the promise):\n${broken.map((line) => `  ${line}`).join('\n')}`,
    );
    process.exit(1);
  }
  const files = {
    'docs/generated/asyncapi.json': asyncApiDocument(),
    'docs/generated/openapi.json': mergeOpenApi(await describeServices()),
    [publishedFile]: events,
  };
  const stale = Object.entries(files).filter(([file, content]) => read(file) !== textOf(content));
  if (!onlyCompare) {
    for (const [file, content] of stale) write(file, textOf(content));
    console.log(stale.length > 0 ? `Written: ${namesOf(stale)}` : 'Everything generated is as it was.');
  } else if (stale.length > 0) {
    console.error(`Not what the code says: ${namesOf(stale)}. Run: npm run generate`);
  }
  // Nest leaves handles open.
  process.exit(onlyCompare && stale.length > 0 ? 1 : 0);
})();

async function describeServices(): Promise<Record<string, OpenAPIObject>> {
  const parts: Record<string, OpenAPIObject> = {};
  for (const service of services) parts[service.name] = await describeService(service);
  return parts;
}

/** In preview Nest reads the modules and their decorators, and makes nothing: no database and no broker is needed. */
async function describeService(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const { name } = definition;
  const settings = readSettings(name, {
    DATABASE_URL: 'postgres://nowhere',
    BROKER_URL: 'amqp://nowhere',
    TOKEN_ENCRYPTION_KEYS: `none:${Buffer.alloc(32).toString('base64')}`,
  });
  const logger = createLogger(name, 'silent');
  const shell = ShellModule.around(definition, {
    settings,
    logger,
    metrics: new Metrics(name),
    tracing: new Tracing(name, []),
    transport: new EmbeddedTransport(settings.databaseUrl, logger),
    clock: new SystemClock(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(shell, fastifyAdapter(logger), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(apiPrefix, { exclude: outsideTheApi });
  return describeApi(app, name);
}

function readPublished(): Published {
  return JSON.parse(read(publishedFile) ?? '{}') as Published;
}

function place(file: string): string {
  return path.join(rootFolder(), file);
}

function read(file: string): string | undefined {
  return fs.existsSync(place(file)) ? fs.readFileSync(place(file), 'utf8') : undefined;
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(place(file)), { recursive: true });
  fs.writeFileSync(place(file), text);
}

function textOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function namesOf(files: [file: string, content: object][]): string {
  return files.map(([file]) => file).join(', ');
}
