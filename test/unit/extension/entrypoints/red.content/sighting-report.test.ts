import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exactCount } from '#shared/model/count.ts'
import { type NoteId, publishedAtOf } from '#shared/model/ids.ts'
import { fail, ok } from '#shared/model/result.ts'
import type { NoteSighting } from '#shared/model/sighting.ts'
import { SightingReport } from '../../../../../extension/entrypoints/red.content/sighting-report.ts'

function sightingOf(n: number, likes = 10): NoteSighting {
  const noteId = (0x65000000 + n).toString(16).padEnd(24, '0') as NoteId
  const unknown = { title: null, body: null, tags: null, author: null, noteKind: null, url: null, coverUrl: null }
  const uncounted = { collects: null, comments: null, shares: null, query: null }
  return {
    noteId,
    ...unknown,
    ...uncounted,
    likes: exactCount(likes),
    publishedAt: publishedAtOf(noteId),
    seenAt: n,
    where: 'explore',
  }
}

let sent: number[]
let isUp: boolean
let replies: number
let report: SightingReport
const frame = () => vi.advanceTimersByTimeAsync(1)
const rest = () => vi.advanceTimersByTimeAsync(400)

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  isUp = true
  replies = 0
  report = new SightingReport({
    send: async ({ notes }) => {
      sent.push(notes.length)
      return isUp ? ok({ marks: [] }) : fail('timeout')
    },
    onReply: () => replies++,
  })
})
afterEach(() => void vi.useRealTimers())

describe('the report of sightings', () => {
  it('puts everything of one frame into one message', async () => {
    report.addNotes([sightingOf(1), sightingOf(2)])
    report.addNotes([sightingOf(3)])
    await frame()
    expect(sent).toEqual([3])
    expect(replies).toBe(1)
  })

  it('sends the first screen at once and bundles what follows while somebody scrolls', async () => {
    report.addNotes([sightingOf(1)])
    await frame()
    for (let n = 2; n < 12; n++) {
      report.addNotes([sightingOf(n)])
      await vi.advanceTimersByTimeAsync(30)
    }
    expect(sent).toEqual([1])
    await rest()
    expect(sent).toEqual([1, 10])
  })

  it('does not let the first screen of another list wait', async () => {
    report.addNotes([sightingOf(1)])
    await frame()
    report.hurry()
    report.addNotes([sightingOf(2)])
    await frame()
    expect(sent).toEqual([1, 1])
  })

  it('sends what waits when the tab is left', async () => {
    report.addNotes([sightingOf(1)])
    await frame()
    report.addNotes([sightingOf(2)])
    report.flush()
    report.flush()
    expect(sent).toEqual([1, 1])
  })

  it('does not send a card again that RED mounts again, until a count changes', async () => {
    report.addNotes([sightingOf(1, 10)])
    await rest()
    report.addNotes([{ ...sightingOf(1, 10), seenAt: 99 }])
    await rest()
    expect(sent).toEqual([1])
    report.addNotes([sightingOf(1, 11)])
    await rest()
    expect(sent).toEqual([1, 1])
  })

  it('sends a note again when it is opened and more of it is known', async () => {
    report.addNotes([sightingOf(1)])
    await rest()
    report.addNotes([{ ...sightingOf(1), body: '正文', tags: ['合成'] }])
    await rest()
    expect(sent).toEqual([1, 1])
  })

  it('splits what is more than one message may hold', async () => {
    report.addNotes(Array.from({ length: 450 }, (_, n) => sightingOf(n)))
    await vi.advanceTimersByTimeAsync(500)
    expect(sent).toEqual([200, 200, 50])
  })

  it('reports a card anew when the message did not arrive', async () => {
    isUp = false
    report.addNotes([sightingOf(1)])
    await rest()
    isUp = true
    report.addNotes([sightingOf(1)])
    await rest()
    expect(sent).toEqual([1, 1])
    expect(replies).toBe(1)
  })

  it('sends nothing more once it is stopped', async () => {
    report.addNotes([sightingOf(1)])
    report.stop()
    report.addNotes([sightingOf(2)])
    await rest()
    expect(sent).toEqual([])
  })
})
