import { INestApplicationContext } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

export const apiPrefix = 'api/v1';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      enum: [
        'validation_error',
        'unauthorized',
        'forbidden',
        'not_found',
        'conflict',
        'rule_violation',
        'rate_limited',
        'internal_error',
        'unavailable',
      ],
    },
    detail: { type: 'string' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

/** The service's own part of the API's description. */
export function describeApi(app: INestApplicationContext, service: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(`GuestFlow ${service}`)
    .setVersion('1')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'api_key')
    .build();
  const document = SwaggerModule.createDocument(app as Parameters<typeof SwaggerModule.createDocument>[0], config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(
      item as Record<string, { responses?: Record<string, unknown>; tags?: string[] }>,
    )) {
      if (!operation?.responses) continue;
      operation.tags = [service];
      operation.responses.default = {
        description: 'A problem, as RFC 9457 says it',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}
