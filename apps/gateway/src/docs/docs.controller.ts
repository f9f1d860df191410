import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Unavailable } from '@guestflow/problems';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../settings';
import { mergeOpenApi } from './merge-openapi';

const keepMs = 30_000;

/** One description of the whole API, put together from what each service says of itself. */
@ApiExcludeController()
@Controller('api/v1')
export class DocsController {
  private kept?: { document: Promise<OpenAPIObject>; until: number };

  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  @Get('openapi.json')
  openapi(): Promise<OpenAPIObject> {
    if (!this.kept || this.kept.until < Date.now()) {
      const document = this.collect();
      this.kept = { document, until: Date.now() + keepMs };
      document.catch(() => (this.kept = undefined));
    }
    return this.kept.document;
  }

  private async collect(): Promise<OpenAPIObject> {
    const parts = Object.entries(this.settings.services).map(async ([name, url]) => {
      // A service puts it together when it is first asked.
      const signal = AbortSignal.timeout(this.settings.timeLimitMs);
      const answer = await fetch(`${url}/openapi.json`, { signal }).catch(() => undefined);
      if (!answer?.ok) throw new Unavailable(`The service ${name} does not describe itself at the moment`);
      return [name, (await answer.json()) as OpenAPIObject] as const;
    });
    return mergeOpenApi(Object.fromEntries(await Promise.all(parts)));
  }
}
