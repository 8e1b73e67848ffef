import { z } from 'zod';
import { t } from '../../messages/index.ts';
import { takesKey } from './once.ts';
import type { Access, Routes } from './route.ts';
import { scopeOf, scopesIn } from './scopes.ts';

type Json = Record<string, unknown>;

function schema(shape: unknown, io: 'input' | 'output'): Json {
  return z.toJSONSchema(shape as z.ZodType, { io, unrepresentable: 'any', target: 'draft-2020-12' });
}

function parameters(shape: unknown, place: 'path' | 'query'): Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schema(shape, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, own]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: own,
  }));
}

/** Who may, in words: for the document and the readable page. */
export function accessWords(access: Access): string {
  if (access === 'public') return 'Anybody';
  if (access === 'person') return 'Anybody signed in, for what is theirs';
  return `Holders of the role ${[access.role].flat().join(' or ')}`;
}

/** A session does; or a token with the scope, unless no token reaches there. */
function securityOf(access: Access, scope: string | undefined): Json {
  if (access === 'public') return {};
  return { security: [{ session: [] }, ...(scope === undefined ? [] : [{ token: [scope] }])] };
}

const tokenWords = (scopes: readonly string[]) =>
  `A personal token, made on the account page. What each address needs of it is named there as a scope. All scopes: ${scopes.join(', ')}.`;

const keyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'A key of your own choice. The same request with the same key, within a day, is done once and answered alike.',
};

/** The OpenAPI 3.1 document of the tables: nothing in it is written twice. */
export function openApi(routes: Routes, version: string, address: string): Json {
  const paths: Record<string, Json> = {};
  for (const [key, route] of Object.entries(routes)) {
    const [method = '', path = ''] = key.split(' ');
    const at = path.replaceAll(/:(\w+)/g, '{$1}');
    const answers: Json = {
      ...(route.download === undefined
        ? route.returns === undefined
          ? { 204: { description: 'Done' } }
          : { 200: { description: 'Done', content: { 'application/json': { schema: schema(route.returns, 'output') } } } }
        : { 200: { description: 'The file', content: { [route.download]: {} } } }),
      default: {
        description: [
          'Refused, as problem details (RFC 9457).',
          ...(route.refusals ?? []).map((code) => `${code}: ${t('en', code)}`),
        ].join('\n- '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    };
    paths[at] = {
      ...paths[at],
      [method.toLowerCase()]: {
        summary: route.summary,
        description: `Who may: ${accessWords(route.access)}.`,
        operationId: key.replaceAll(/[^A-Za-z0-9]+/g, '_'),
        ...securityOf(route.access, scopeOf(key, route)),
        parameters: [
          ...parameters(route.params, 'path'),
          ...parameters(route.query, 'query'),
          ...(takesKey(method, route) ? [keyHeader] : []),
        ],
        ...(route.body === undefined
          ? route.takesFile === undefined
            ? {}
            : {
                requestBody: {
                  content: {
                    'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength: route.takesFile } },
                  },
                },
              }
          : { requestBody: { required: true, content: { 'application/json': { schema: schema(route.body, 'input') } } } }),
        responses: answers,
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Causeway', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${address}/api` }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'causeway.session_token' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'cw_…', description: tokenWords(scopesIn(routes)) },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            facts: { type: 'object' },
            requestId: { type: 'string' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}
