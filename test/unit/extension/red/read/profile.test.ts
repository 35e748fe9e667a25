import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { creatorSightingSchema } from '#shared/model/sighting.ts'
import { readProfile } from '../../../../../extension/red/read/profile.ts'
import { creatorIdNo } from '../../../../support/red/card-html.ts'
import { pages, profileUrl } from '../../../../support/red/page-html.ts'
import { aContext, htmlDocument, now, redPage } from '../../../../support/red/reading.ts'

const url = new URL(profileUrl)

describe('readProfile', () => {
  it('reads the older header with its numbers by label', () => {
    const creator = readProfile(redPage('profile'), url, aContext())
    expect(creator).toEqual({
      creatorId: creatorIdNo(1),
      name: '样例作者1',
      redId: '10000001',
      followers: { low: 24500, high: 25499, nominal: 25000 },
      likesAndCollects: { low: 16, high: 16, nominal: 16 },
      url: profileUrl,
      seenAt: now,
    })
    expect(v.is(creatorSightingSchema, creator)).toBe(true)
  })

  it('reads the newer header without numbers', () => {
    expect(readProfile(redPage('profile-bare'), url, aContext())).toMatchObject({
      name: '样例作者1',
      redId: null,
      followers: null,
      likesAndCollects: null,
    })
  })

  it('leaves a number open when its label is unknown', () => {
    const relabelled = htmlDocument(pages.profile.replace('粉丝', '订阅'))
    expect(readProfile(relabelled, url, aContext())).toMatchObject({
      followers: null,
      likesAndCollects: { nominal: 16 },
    })
  })

  it('is null on other pages and for an address without a creator', () => {
    expect(readProfile(redPage('explore'), url, aContext())).toBeNull()
    expect(readProfile(redPage('profile'), new URL('https://www.xiaohongshu.com/explore'), aContext())).toBeNull()
  })
})
