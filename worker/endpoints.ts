/**
 * Every route of the worker, as data: who may call it, what goes in, what comes out. The OpenAPI document, the page
 * at /docs, the public paths and the authorisation tests are all made from this list; a test fails when a mounted
 * route is missing here.
 */
import type * as v from 'valibot'
import { coverStoredSchema } from '#shared/contract/covers.ts'
import type { ApiErrorCode } from '#shared/contract/errors.ts'
import { healthResponseSchema } from '#shared/contract/health.ts'
import { observationsRequestSchema, observationsResponseSchema } from '#shared/contract/observations.ts'
import {
  deviceRevokeResponseSchema,
  inviteRequestSchema,
  inviteResponseSchema,
  membersResponseSchema,
  meResponseSchema,
  redeemRequestSchema,
  sessionResponseSchema,
  setupRequestSchema,
} from '#shared/contract/session.ts'
import { pullQuerySchema, pullResponseSchema, pushRequestSchema, pushResponseSchema } from '#shared/contract/sync.ts'
import { tagSuggestQuerySchema, tagSuggestResponseSchema } from '#shared/contract/tags.ts'
import { trendsQuerySchema, trendsResponseSchema } from '#shared/contract/trends.ts'
import type { Action } from './authorize.ts'

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Hono pattern. */
  path: string
  summary: string
  /** The action the role must carry, or `public` for no token at all. */
  access: Action | 'public'
  query?: v.GenericSchema
  body?: v.GenericSchema | 'image'
  answer: v.GenericSchema | 'image' | 'page' | 'document' | 'redirect' | 'websocket'
  /** Beside those that every route may give. */
  errors: readonly ApiErrorCode[]
}

export const endpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/', summary: 'To the documentation', access: 'public', answer: 'redirect', errors: [] },
  { method: 'GET', path: '/docs', summary: 'This interface, to read', access: 'public', answer: 'page', errors: [] },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This interface, for machines',
    access: 'public',
    answer: 'document',
    errors: [],
  },
  {
    method: 'GET',
    path: '/v1/health',
    summary: 'Tells a Redmark worker from any other server',
    access: 'public',
    answer: healthResponseSchema,
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/setup',
    summary: 'Redeem the setup code: makes the owner and the workspace, once',
    access: 'public',
    body: setupRequestSchema,
    answer: sessionResponseSchema,
    errors: ['setup-code-wrong', 'setup-code-used', 'rate-limited'],
  },
  {
    method: 'POST',
    path: '/v1/invites',
    summary: 'Make a single-use invite, valid for 7 days',
    access: 'invite',
    body: inviteRequestSchema,
    answer: inviteResponseSchema,
    errors: ['not-allowed'],
  },
  {
    method: 'POST',
    path: '/v1/invites/redeem',
    summary: 'Join a workspace with an invite',
    access: 'public',
    body: redeemRequestSchema,
    answer: sessionResponseSchema,
    errors: ['invite-unknown', 'invite-used', 'invite-expired'],
  },
  { method: 'GET', path: '/v1/me', summary: 'Who this token is', access: 'read', answer: meResponseSchema, errors: [] },
  {
    method: 'GET',
    path: '/v1/members',
    summary: 'Members of the workspace and their devices',
    access: 'read',
    answer: membersResponseSchema,
    errors: [],
  },
  {
    method: 'DELETE',
    path: '/v1/devices/:id',
    summary: 'End a device of your own, or as owner any device of the workspace',
    access: 'revoke-own-device',
    answer: deviceRevokeResponseSchema,
    errors: ['not-found', 'not-allowed'],
  },
  {
    method: 'POST',
    path: '/v1/sync/push',
    summary: 'Send ops; each is applied or refused on its own and numbered',
    access: 'push',
    body: pushRequestSchema,
    answer: pushResponseSchema,
    errors: ['sequence-gap', 'client-copied', 'not-allowed'],
  },
  {
    method: 'GET',
    path: '/v1/sync/pull',
    summary: 'Everything after a cursor, at most 500 entities',
    access: 'read',
    query: pullQuerySchema,
    answer: pullResponseSchema,
    errors: ['not-allowed'],
  },
  {
    method: 'GET',
    path: '/v1/sync/live',
    summary: 'WebSocket that says "rev is now N"; the token is the second sub-protocol',
    access: 'read',
    answer: 'websocket',
    errors: [],
  },
  {
    method: 'POST',
    path: '/v1/observations',
    summary: 'Add notes and creators passed by; a batch counts once',
    access: 'observe',
    body: observationsRequestSchema,
    answer: observationsResponseSchema,
    errors: ['not-allowed'],
  },
  {
    method: 'GET',
    path: '/v1/tags/suggest',
    summary: 'Tags for a text, each with its reason',
    access: 'read',
    query: tagSuggestQuerySchema,
    answer: tagSuggestResponseSchema,
    errors: [],
  },
  {
    method: 'GET',
    path: '/v1/trends',
    summary: 'Tags that more distinct authors use than their past predicts',
    access: 'read',
    query: trendsQuerySchema,
    answer: trendsResponseSchema,
    errors: [],
  },
  {
    method: 'PUT',
    path: '/v1/covers/:hash',
    summary: 'Store a cover under the SHA-256 of its bytes, once',
    access: 'store-cover',
    body: 'image',
    answer: coverStoredSchema,
    errors: ['not-allowed', 'cover-type', 'cover-hash'],
  },
  {
    method: 'GET',
    path: '/v1/covers/:hash',
    summary: 'The bytes of a cover of the own workspace',
    access: 'read',
    answer: 'image',
    errors: ['not-found'],
  },
]

/** Errors that any route with a token may give, and any route at all. */
export const errorsWithToken: readonly ApiErrorCode[] = ['token-missing', 'token-invalid', 'rate-limited']
export const errorsAnywhere: readonly ApiErrorCode[] = ['overloaded', 'internal']

/** Public paths have no parameters, so equality is enough. */
export function isPublicPath(method: string, path: string): boolean {
  return endpoints.some(
    (endpoint) =>
      endpoint.access === 'public' && endpoint.path === path && (endpoint.method === method || method === 'HEAD'),
  )
}
