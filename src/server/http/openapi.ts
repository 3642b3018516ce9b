import { z } from 'zod';
import type { Operation } from '#api/operation';
import { problem } from '#api/schemas/common';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest as Json;
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
}

function requestOf(body: Operation['body']): Json {
  if (body === null) return {};
  const [type, schema] =
    body === 'bytes' ? ['application/octet-stream', {}] : ['application/json', schemaOf(body, 'input')];
  return { requestBody: { required: true, content: { [type]: { schema } } } };
}

function operationOf(op: Operation): Json {
  const [type, schema] =
    op.reply === 'bytes' ? ['application/octet-stream', {}] : ['application/json', schemaOf(op.reply, 'output')];
  return {
    operationId: op.id,
    summary: op.summary,
    description: `Policy: ${op.policy}.`,
    parameters: [...parametersOf(op.params, 'path'), ...parametersOf(op.query, 'query')],
    ...requestOf(op.body),
    responses: {
      200: { description: 'Done', content: { [type]: { schema } } },
      default: {
        description: 'Why not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(op.policy === 'public' ? { security: [] } : {}),
  };
}

/** The OpenAPI 3.1 document of the operations; its schemas are those the server checks against. */
export function openApiOf(operations: Readonly<Record<string, Operation>>, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const op of Object.values(operations)) (paths[op.path] ??= {})[op.method.toLowerCase()] = operationOf(op);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Lamplighter', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'lamplighter_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
