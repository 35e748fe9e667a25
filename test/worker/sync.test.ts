import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { call, codeOf, join, newWorkspace } from './support/api.ts'
import { anOp, noteIdOf, pull, push } from './support/ops.ts'

describe('push and pull', () => {
  it('gives every member what one of them saved, under the name of the one who saved', async () => {
    const owner = await newWorkspace()
    const editor = await join(owner, 'editor')
    const pushed = await push(editor.token, 'c1', [anOp(1, { type: 'create', fields: { title: '春日穿搭' } })])
    expect(pushed).toMatchObject({ status: 200, body: { rev: 1, expectedSeq: 2 } })
    const page = await pull(owner.token, 'c2')
    expect(page).toMatchObject({ cursor: 1, more: false, lastSeq: 0, refusals: [], reset: false })
    expect(page.entities).toMatchObject([
      { kind: 'item', fields: { title: '春日穿搭' }, rev: 1, deleted: false, createdBy: editor.member.id },
    ])
    expect(await pull(editor.token, 'c1')).toMatchObject({ lastSeq: 1 })
  })

  it('applies a resent op once', async () => {
    const { token } = await newWorkspace()
    const ops = [
      anOp(1, { type: 'create', fields: { title: 'a' } }),
      anOp(2, { type: 'add', field: 'tags', values: ['x'] }),
    ]
    await push(token, 'c1', ops)
    const again = await push(token, 'c1', [...ops, anOp(3, { type: 'remove', field: 'tags', values: ['x'] })])
    expect(again.body).toEqual({ rev: 3, expectedSeq: 4 })
    expect((await push(token, 'c1', ops)).body).toEqual({ rev: 3, expectedSeq: 4 })
    expect((await pull(token, 'c1')).entities).toMatchObject([{ fields: { title: 'a', tags: [] }, rev: 3 }])
  })

  it('refuses another op under a taken number, taking nothing, instead of skipping it', async () => {
    const { token } = await newWorkspace()
    await push(token, 'c1', [anOp(1, { type: 'create', fields: { title: 'a' } })])
    const copied = { ...anOp(1, { type: 'set', fields: { title: 'b' } }), opId: 'op-of-a-copied-profile' }
    const answer = await push(token, 'c1', [copied, anOp(2, { type: 'delete' })])
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'client-copied' } } })
    expect(await pull(token, 'c1')).toMatchObject({ cursor: 1, lastSeq: 1, lastOpId: 'op-1' })
  })

  it('refuses a hole and names the number it expects, taking nothing', async () => {
    const { token } = await newWorkspace()
    const gap = await push(token, 'c1', [anOp(2, { type: 'create', fields: {} })])
    expect(gap).toMatchObject({ status: 409, body: { error: { code: 'sequence-gap', expectedSeq: 1 } } })
    const inside = await push(token, 'c1', [anOp(1, { type: 'create', fields: {} }), anOp(3, { type: 'delete' })])
    expect(inside).toMatchObject({ status: 409, body: { error: { code: 'sequence-gap', expectedSeq: 1 } } })
    expect(await pull(token, 'c1')).toMatchObject({ entities: [], cursor: 0, lastSeq: 0 })
  })

  it('records a poison op with its reason and moves on', async () => {
    const { token } = await newWorkspace()
    const ops = [
      JSON.stringify(anOp(1, { type: 'create', fields: { colour: 'red' } })),
      JSON.stringify(anOp(2, { type: 'set', fields: { title: 'x' } })),
      JSON.stringify({
        seq: 3,
        opId: 'op-3',
        kind: 'from-the-future',
        id: 'x',
        change: { type: 'create', fields: {} },
      }),
      JSON.stringify(anOp(4, { type: 'create', fields: { title: 'deep' } })).replace('"deep"', nested(100_000)),
      JSON.stringify(anOp(5, { type: 'create', fields: { title: 'good' } })),
    ]
    const body = `{"clientId":"c1","ops":[${ops.join(',')}]}`
    const answer = await call('POST', '/v1/sync/push', { token, body, headers: { 'Content-Type': 'application/json' } })
    expect(answer).toMatchObject({ status: 200, body: { rev: 5, expectedSeq: 6 } })
    const page = await pull(token, 'c1')
    expect(page.refusals).toEqual([
      { seq: 1, opId: 'op-1', code: 'op-malformed' },
      { seq: 2, opId: 'op-2', code: 'entity-missing' },
      { seq: 3, opId: 'op-3', code: 'op-malformed' },
      { seq: 4, opId: 'op-4', code: 'op-malformed' },
    ])
    expect(page).toMatchObject({ lastSeq: 5, entities: [{ fields: { title: 'good' }, rev: 5 }] })
  })

  it('lets delete win over a later edit, and brings back only what is restored or saved anew', async () => {
    const { token } = await newWorkspace()
    await push(token, 'c1', [anOp(1, { type: 'create', fields: { title: 'a' } }), anOp(2, { type: 'delete' })])
    await push(token, 'c2', [anOp(1, { type: 'set', fields: { title: 'b' } })])
    const page = await pull(token, 'c2')
    expect(page).toMatchObject({
      entities: [{ deleted: true, fields: { title: 'a' } }],
      refusals: [{ seq: 1, code: 'entity-deleted' }],
    })
    await push(token, 'c2', [anOp(2, { type: 'restore' })])
    expect((await pull(token, 'c2')).entities).toMatchObject([{ deleted: false, fields: { title: 'a' } }])
  })

  it('asks for each op with the role held now', async () => {
    const owner = await newWorkspace()
    const editor = await join(owner, 'editor')
    await push(editor.token, 'c1', [anOp(1, { type: 'create', fields: {} })])
    await env.DIRECTORY.prepare(`UPDATE member SET role = 'viewer' WHERE id = ?`).bind(editor.member.id).run()
    const refused = await push(editor.token, 'c1', [anOp(2, { type: 'set', fields: { title: 'x' } })])
    expect(refused.status).toBe(200)
    await env.DIRECTORY.prepare(`UPDATE member SET role = 'reviewer' WHERE id = ?`).bind(editor.member.id).run()
    await push(editor.token, 'c1', [anOp(3, { type: 'set', fields: { comment: 'ok' } }), anOp(4, { type: 'delete' })])
    const page = await pull(editor.token, 'c1')
    expect(page.refusals.map(({ seq, code }) => [seq, code])).toEqual([
      [2, 'not-allowed'],
      [4, 'not-allowed'],
    ])
    expect(page.entities).toMatchObject([{ fields: { comment: 'ok' }, deleted: false }])
  })

  it('keeps a client id to the device that first used it', async () => {
    const owner = await newWorkspace()
    const editor = await join(owner, 'editor')
    await push(owner.token, 'c1', [anOp(1, { type: 'create', fields: {} })])
    expect(codeOf(await push(editor.token, 'c1', [anOp(2, { type: 'delete' })]))).toBe('not-allowed')
    const peek = await call('GET', '/v1/sync/pull?clientId=c1&cursor=0', { token: editor.token })
    expect(codeOf(peek)).toBe('not-allowed')
    expect((await pull(owner.token, 'c1')).entities).toMatchObject([{ deleted: false }])
  })

  it('keeps workspaces apart, also under the same client and entity ids', async () => {
    const [mine, other] = [await newWorkspace(), await newWorkspace()]
    await push(mine.token, 'c1', [anOp(1, { type: 'create', fields: { title: 'mine' } })])
    expect(await pull(other.token, 'c1')).toMatchObject({ entities: [], cursor: 0 })
  })
})

describe('pages of a pull', () => {
  it('are at most 500 entities, with acknowledgement and refusals exact for each page', async () => {
    const { token } = await newWorkspace()
    for (let batch = 0; batch < 6; batch++) {
      const ops = Array.from({ length: 200 }, (_, i) => {
        const seq = batch * 200 + i + 1
        return seq % 10 === 0
          ? anOp(seq, { type: 'set', fields: { title: 'never' } }, { id: noteIdOf(100_000 + seq) })
          : anOp(seq, { type: 'create', fields: {} }, { id: noteIdOf(seq) })
      })
      await push(token, 'c1', ops)
    }
    let cursor = 0
    let more = true
    const entities = new Set<string>()
    const refusals: number[] = []
    let pages = 0
    while (more) {
      const page = await pull(token, 'c1', cursor)
      expect(page.entities.length).toBeLessThanOrEqual(500)
      // Ops and revs run in step here, so the acknowledgement must be the cursor itself.
      expect(page.lastSeq).toBe(page.cursor)
      for (const refusal of page.refusals) {
        expect(refusal.seq).toBeGreaterThan(cursor)
        expect(refusal.seq).toBeLessThanOrEqual(page.cursor)
        refusals.push(refusal.seq)
      }
      for (const entity of page.entities) entities.add(entity.id)
      ;({ cursor, more } = page)
      pages += 1
    }
    expect(pages).toBe(3)
    expect(entities.size).toBe(1080)
    expect(refusals).toEqual(Array.from({ length: 120 }, (_, i) => (i + 1) * 10))
  })
})

/** Survives JSON, but not the copying of values between a worker and its objects. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
