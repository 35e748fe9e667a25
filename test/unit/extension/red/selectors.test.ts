import { describe, expect, it } from 'vitest'
import { findAll, type SelectorRecord } from '../../../../extension/red/select.ts'
import * as groups from '../../../../extension/red/selectors.ts'
import { type PageName, pages } from '../../../support/red/page-html.ts'
import { redPage } from '../../../support/red/reading.ts'

const records = Object.entries(groups).flatMap(([group, selectors]) =>
  Object.entries(selectors).map(([name, record]): [string, SelectorRecord] => [`${group}.${name}`, record]),
)

describe('selectors', () => {
  it.each(records)('%s finds what its evidence says', (_name, record) => {
    expect(record.seenIn.length).toBeGreaterThan(0)
    const counted = record.seenIn.map(({ fixture }) => {
      expect(Object.keys(pages)).toContain(fixture)
      return { fixture, count: findAll(redPage(fixture as PageName), record).length }
    })
    expect(counted).toEqual(record.seenIn)
  })

  it('never select on build artefacts', () => {
    expect(records.flatMap(([, record]) => record.css).filter((css) => /data-v-|--/.test(css))).toEqual([])
  })
})
