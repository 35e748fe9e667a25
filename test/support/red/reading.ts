import * as v from 'valibot'
import type { ReadContext } from '../../../extension/red/read/sighting.ts'
import { type NoteSighting, noteSightingSchema } from '#shared/model/sighting.ts'
import { type PageName, pages } from './page-html.ts'

/** 2025-11-10 12:00 in China. */
export const now = Date.UTC(2025, 10, 10, 4)

export const htmlDocument = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
export const redPage = (name: PageName): Document => htmlDocument(pages[name])

export const aContext = (more: Partial<ReadContext> = {}): ReadContext => ({
  where: 'explore',
  query: null,
  seenAt: now,
  base: 'https://www.xiaohongshu.com',
  ...more,
})

/** Is this exactly what the schema lets through, with nothing cut or dropped? */
export const passesSchema = (sighting: NoteSighting | null): boolean => {
  if (sighting === null) return true
  const parsed = v.safeParse(noteSightingSchema, sighting)
  return parsed.success && JSON.stringify(parsed.output) === JSON.stringify(sighting)
}
