import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import type { SessionResponse } from '#shared/contract/session.ts'
import { call, codeOf, newWorkspace, stubOf } from './support/api.ts'
import { aSighting, creatorIdOf, observe } from './support/sightings.ts'

const dayMs = 86_400_000

const rows = (session: SessionResponse, query: string): Promise<Record<string, SqlStorageValue>[]> =>
  runInDurableObject(stubOf(session), (_object, state) => state.storage.sql.exec(query).toArray())

describe('observations', () => {
  it('count a batch once', async () => {
    const session = await newWorkspace()
    const notes = [aSighting(), aSighting()]
    expect(await observe(session.token, notes, 'b1')).toEqual({ notes: 2, creators: 0, duplicate: false })
    expect(await observe(session.token, [aSighting()], 'b1')).toEqual({ notes: 0, creators: 0, duplicate: true })
    expect(await rows(session, 'SELECT * FROM note')).toHaveLength(2)
  })

  it('do not say who sent them', async () => {
    const session = await newWorkspace()
    await observe(session.token, [aSighting()])
    const tables = ['batch', 'note', 'reading', 'creator', 'creator_reading', 'tag', 'tag_day']
    const dump = JSON.stringify(await Promise.all(tables.map((table) => rows(session, `SELECT * FROM ${table}`))))
    for (const id of [session.member.id, session.device.id]) expect(dump).not.toContain(id)
  })

  it('keep a reading only when a known count changed or a day passed', async () => {
    const session = await newWorkspace()
    const first = aSighting({ seenAt: Date.now() - 3 * dayMs })
    const later = (ms: number, likes: number | null) => ({
      ...first,
      seenAt: first.seenAt + ms,
      likes: likes === null ? null : exactCount(likes),
    })
    await observe(session.token, [
      first,
      later(60_000, 10),
      later(120_000, null),
      later(180_000, 11),
      later(240_000, 11),
      later(dayMs + 180_000, 11),
    ])
    const readings = await rows(session, 'SELECT seen_at, likes FROM reading ORDER BY seen_at')
    expect(readings.map((row) => [Number(row['seen_at']) - first.seenAt, row['likes']])).toEqual([
      [0, '[10,10,10]'],
      [180_000, '[11,11,11]'],
      [dayMs + 180_000, '[11,11,11]'],
    ])
  })

  it('keep what is known when a later page does not show it, and let no older page overwrite it', async () => {
    const session = await newWorkspace()
    const seenAt = Date.now() - dayMs
    const note = aSighting({ title: 'new', body: 'body', tags: ['a'], seenAt })
    await observe(session.token, [note])
    await observe(session.token, [{ ...note, title: null, body: null, tags: null, seenAt: seenAt + 1 }])
    await observe(session.token, [
      { ...note, title: 'old', noteKind: 'video', url: 'https://www.xiaohongshu.com/x', seenAt: seenAt - 1 },
    ])
    expect(await rows(session, 'SELECT title, body, tags, note_kind, url, seen_at, first_seen_at FROM note')).toEqual([
      {
        title: 'new',
        body: 'body',
        tags: '["a"]',
        note_kind: 'image',
        url: 'https://www.xiaohongshu.com/x',
        seen_at: seenAt + 1,
        first_seen_at: seenAt - 1,
      },
    ])
  })

  it('from a clock that runs ahead are dated now', async () => {
    const session = await newWorkspace()
    await observe(session.token, [aSighting({ seenAt: Date.now() + 365 * dayMs })])
    const [row] = await rows(session, 'SELECT seen_at FROM note')
    expect(Math.abs(Number(row?.['seen_at']) - Date.now())).toBeLessThan(60_000)
  })

  it('keep creators and their readings', async () => {
    const session = await newWorkspace()
    const creator = {
      creatorId: creatorIdOf(1),
      name: '合成作者',
      redId: null,
      followers: exactCount(100),
      likesAndCollects: null,
      url: null,
      seenAt: Date.now() - 1000,
    }
    const creators = [
      creator,
      { ...creator, seenAt: creator.seenAt + 1 },
      { ...creator, followers: exactCount(101), seenAt: creator.seenAt + 2 },
    ]
    const answer = await call('POST', '/v1/observations', {
      token: session.token,
      json: { batchId: 'b', notes: [], creators },
    })
    expect(answer.body).toEqual({ notes: 0, creators: 3, duplicate: false })
    expect(await rows(session, 'SELECT followers FROM creator_reading')).toHaveLength(2)
    expect(await rows(session, 'SELECT id, name FROM creator')).toEqual([{ id: creatorIdOf(1), name: '合成作者' }])
  })

  it('can be found by two-character words, once, also after the note changed', async () => {
    const session = await newWorkspace()
    const note = aSighting({ title: '春日穿搭', tags: ['OOTD'] })
    await observe(session.token, [note])
    await observe(session.token, [{ ...note, title: '秋日穿搭', seenAt: note.seenAt + 1 }])
    const find = (term: string) => rows(session, `SELECT rowid FROM note_fts WHERE note_fts MATCH '"${term}"'`)
    expect(await find('穿搭')).toHaveLength(1)
    expect(await find('秋日')).toHaveLength(1)
    expect(await find('春日')).toHaveLength(0)
    expect(await find('ootd')).toHaveLength(1)
  })
})

describe('hostile sightings', () => {
  it('lose the tail of a 1 MB title and keep the rest', async () => {
    const session = await newWorkspace()
    const answer = await observe(session.token, [aSighting({ title: '長'.repeat(350_000) })])
    expect(answer.notes).toBe(1)
    const [row] = await rows(session, 'SELECT length(title) AS n FROM note')
    expect(row?.['n']).toBe(200)
  })

  it('lose lone surrogates, NUL and direction controls, and change nothing else', async () => {
    const session = await newWorkspace()
    await observe(session.token, [aSighting({ title: 'a\ud800b\u0000c👩‍👩‍👧\u202e<b>"\';--' })])
    expect(await rows(session, 'SELECT title FROM note')).toEqual([{ title: 'abc👩‍👩‍👧<b>"\';--' }])
  })

  it.each([
    ['an unknown field', { ...aSighting(), extra: 1 }],
    ['a foreign address', aSighting({ url: 'https://evil.example/' })],
    ['a javascript address', aSighting({ url: 'javascript:alert(1)' })],
    ['an id that is none', { ...aSighting(), noteId: 'undefined' }],
    ['an id of another kind', { ...aSighting(), noteId: { $ne: '' } }],
    ['a count that is no number', { ...aSighting(), likes: '1.2万' }],
  ])('with %s are refused without being repeated', async (_what, note) => {
    const session = await newWorkspace()
    const answer = await call('POST', '/v1/observations', {
      token: session.token,
      json: { batchId: 'b', notes: [note], creators: [] },
    })
    expect(codeOf(answer)).toBe('bad-request')
    expect(JSON.stringify(answer.body)).not.toMatch(/evil|alert|1\.2万|合成/)
    expect(await rows(session, 'SELECT * FROM note')).toEqual([])
  })

  it('with __proto__ keys pollute nothing', async () => {
    const session = await newWorkspace()
    const body = `{"batchId":"b","notes":[],"creators":[],"__proto__":{"polluted":true}}`
    await call('POST', '/v1/observations', {
      token: session.token,
      body,
      headers: { 'Content-Type': 'application/json' },
    })
    const op = `{"clientId":"c","ops":[{"seq":1,"opId":"o","kind":"item","id":"68dc00000000000000000001","change":{"type":"create","fields":{"__proto__":{"polluted":true},"constructor":{"polluted":true}}}}]}`
    await call('POST', '/v1/sync/push', {
      token: session.token,
      body: op,
      headers: { 'Content-Type': 'application/json' },
    })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    const entities = await rows(session, 'SELECT fields FROM entity')
    expect(JSON.stringify(entities)).not.toContain('polluted')
  })

  it('in a batch of more than 200 are refused', async () => {
    const { token } = await newWorkspace()
    const notes = Array.from({ length: 201 }, () => aSighting())
    expect(codeOf(await call('POST', '/v1/observations', { token, json: { batchId: 'b', notes, creators: [] } }))).toBe(
      'bad-request',
    )
  })
})
