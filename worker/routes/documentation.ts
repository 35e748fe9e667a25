import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '../app-env.ts'
import document from '../openapi.json' with { type: 'json' }
import { docsPage } from '../pages/docs.tsx'

export const documentation = new Hono<AppEnv>()
  .get('/', (c) => c.redirect('/docs', 302))
  .get('/docs', (c) => {
    const nonce = crypto.randomUUID()
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    return c.html(html`<!doctype html>${docsPage(document, nonce)}`)
  })
  .get('/openapi.json', (c) => c.body(JSON.stringify(document), 200, { 'Content-Type': 'application/json' }))
