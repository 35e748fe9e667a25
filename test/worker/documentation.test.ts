import { describe, expect, it } from 'vitest'
import { healthResponseSchema } from '#shared/contract/health.ts'
import * as v from 'valibot'
import { endpoints } from '../../worker/endpoints.ts'
import { call } from './support/api.ts'

interface Document {
  openapi: string
  paths: Record<
    string,
    Record<string, { parameters: { name: string }[]; requestBody?: unknown; responses: Record<string, unknown> }>
  >
}

describe('the documentation', () => {
  it('in machine form lists every route, with what goes in and what comes out', async () => {
    const answer = await call('GET', '/openapi.json')
    const document = answer.body as Document
    expect(document.openapi).toBe('3.1.0')
    const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(listed.toSorted()).toEqual(routes.toSorted())

    const pull = document.paths['/v1/sync/pull']?.['get']
    expect(pull?.parameters.map((parameter) => parameter.name)).toEqual(['clientId', 'cursor'])
    const redeem = document.paths['/v1/invites/redeem']?.['post']
    expect(JSON.stringify(redeem?.requestBody)).toContain('nickname')
    expect(Object.keys(redeem?.responses ?? {})).toEqual(
      expect.arrayContaining(['2XX', '400', '404', '409', '410', '413']),
    )
  })

  it('for people names every route, runs no script and loads nothing from elsewhere', async () => {
    const page = await call('GET', '/docs')
    expect(page.headers.get('Content-Type')).toContain('text/html')
    expect(page.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'nonce-[^']+';/)
    const html = String(page.body)
    expect(html).toMatch(/^<!doctype html>/i)
    for (const { path } of endpoints) expect(html).toContain(path.replaceAll(/:(\w+)/g, '{$1}'))
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|href="(?!\/\w)|@import|url\(/i)
  })

  it('is where the bare address leads', async () => {
    const answer = await call('GET', '/')
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/docs'])
  })

  it('tells a Redmark worker by its health', async () => {
    const answer = await call('GET', '/v1/health')
    expect(v.parse(healthResponseSchema, answer.body)).toMatchObject({ service: 'redmark', api: 1 })
  })
})
