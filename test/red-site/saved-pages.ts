import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, missing, type Answer } from './answer.ts'
import { escaped } from './markup/html.ts'

// Its scripts stay in the text, so that a reader finds the inline state, but none of them may run, and nothing may be framed or sent.
const policy = "script-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; connect-src 'none'"

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()

/** A page saved from a browser, byte for byte, with scripts forbidden by policy. */
export function savedPage(folder: string | undefined, name: string): Answer {
  const file = folder && namesIn(folder).find((known) => known === name || known === `${name}.html`)
  if (!folder || !file) return missing('such saved page')
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: readFileSync(join(folder, file)),
    headers: { 'content-security-policy': policy },
  }
}

export function savedIndex(folder: string | undefined): Answer {
  if (!folder) return missing('folder of saved pages (start with --saved DIR)')
  const rows = namesIn(folder).map((name) => {
    const query = `saved=${encodeURIComponent(name)}`
    const kinds = {
      'as it is': `/saved/${encodeURIComponent(name)}`,
      explore: `/explore?${query}`,
      search: `/search_result?keyword=saved&${query}`,
      note: `/explore/${'0'.repeat(24)}?${query}`,
      profile: `/user/profile/${'0'.repeat(24)}?${query}`,
    }
    return `<li>${escaped(name)}: ${Object.entries(kinds)
      .map(([kind, url]) => `<a href="${url}">${kind}</a>`)
      .join(' · ')}</li>`
  })
  return html(`<!doctype html><meta charset="utf-8"><title>saved pages</title><ul>${rows.join('')}</ul>`)
}
