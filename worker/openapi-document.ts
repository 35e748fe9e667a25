/**
 * Builds the OpenAPI 3.1 document from the endpoint list and the very schemas that check requests. Runs at build time
 * only (`scripts/openapi.ts`), so the converter is no part of the worker.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { type ApiErrorCode, apiErrors } from '#shared/contract/errors.ts'
import { type Endpoint, endpoints, errorsAnywhere, errorsWithToken } from './endpoints.ts'

type JsonObject = Record<string, unknown>

export function buildOpenApi(version: string): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Redmark', version, description: 'The worker of 薯签 Redmark.' },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema },
    },
  }
}

function operationOf(endpoint: Endpoint): JsonObject {
  return {
    summary: endpoint.summary,
    ...(endpoint.access === 'public' ? {} : { security: [{ token: [] }] }),
    'x-access': endpoint.access,
    parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)],
    ...(endpoint.body ? { requestBody: { required: true, content: contentOf(endpoint.body) } } : {}),
    responses: { ...answerOf(endpoint.answer), ...errorsOf(endpoint) },
  }
}

const pathParameters = (path: string): JsonObject[] =>
  Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

function queryParameters(query: v.GenericSchema | undefined): JsonObject[] {
  if (!query) return []
  const { properties = {}, required = [] } = schemaOf(query) as { properties?: JsonObject; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

/** What may be sent: transforms (cutting, trimming, numbers from text) have no place in a JSON schema. */
const schemaOf = (schema: v.GenericSchema): JsonObject => {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonObject
  return rest
}

function contentOf(body: NonNullable<Endpoint['body']>): JsonObject {
  if (body === 'image') {
    return Object.fromEntries(['image/jpeg', 'image/png', 'image/webp'].map((type) => [type, {}]))
  }
  return { 'application/json': { schema: schemaOf(body) } }
}

function answerOf(answer: Endpoint['answer']): JsonObject {
  switch (answer) {
    case 'redirect':
      return { 302: { description: 'Redirect' } }
    case 'websocket':
      return { 101: { description: 'WebSocket' } }
    case 'page':
      return { 200: { description: 'OK', content: { 'text/html': {} } } }
    case 'document':
      return { 200: { description: 'OK', content: { 'application/json': {} } } }
    case 'image':
      return { 200: { description: 'OK', content: contentOf('image') } }
    default:
      return { '2XX': { description: 'OK', content: { 'application/json': { schema: schemaOf(answer) } } } }
  }
}

function errorsOf(endpoint: Endpoint): JsonObject {
  const codes = new Set<ApiErrorCode>([...endpoint.errors, ...errorsAnywhere])
  if (endpoint.access !== 'public') for (const code of errorsWithToken) codes.add(code)
  if (endpoint.query ?? endpoint.body) codes.add('bad-request')
  if (endpoint.body) codes.add('too-large')
  const byStatus = new Map<number, ApiErrorCode[]>()
  for (const code of codes) {
    const { status } = apiErrors[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    Array.from(byStatus, ([status, named]) => [
      status,
      {
        description: named.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}

const errorSchema: JsonObject = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { enum: Object.keys(apiErrors) },
        message: { type: 'string' },
        requestId: { type: 'string' },
        expectedSeq: { type: 'number' },
      },
    },
  },
}
