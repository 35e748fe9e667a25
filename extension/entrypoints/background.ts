import { defineBackground } from 'wxt/utils/define-background'
import { ok } from '#shared/model/result.ts'
import { serve } from '../messaging/serve.ts'
export default defineBackground(() => {
  const log: unknown[] = ((globalThis as any).log = [])
  const boards = [{ id: 'b1', name: '秋冬穿搭' }, { id: 'b2', name: '标题灵感' }]
  const saved = new Map<string, any>()
  const mark = (noteId: string) => saved.get(noteId) ?? { noteId, state: null, boards: [] }
  const h = {
    'sightings/report': async ({ notes }: any) => { log.push(['report', notes.length]); notes.forEach((n: any, i: number) => { if (parseInt(n.noteId.slice(-2), 16) % 9 === 0 && !saved.has(n.noteId)) saved.set(n.noteId, { noteId: n.noteId, state: ['saved', 'queued', 'failed'][parseInt(n.noteId.slice(-4,-2), 16) % 3], boards: ['秋冬穿搭'] }) }); return ok({ marks: notes.map((n: any) => mark(n.noteId)).filter((x: any) => x.state) }) },
    'item/save': async ({ note }: any) => { log.push(['save', note.noteId]); const existed = saved.has(note.noteId); saved.set(note.noteId, { noteId: note.noteId, state: 'saved', boards: ['秋冬穿搭'] }); return ok({ mark: mark(note.noteId), board: boards[0], boards, existed }) },
    'item/unsave': async ({ noteId }: any) => { log.push(['unsave', noteId]); saved.delete(noteId); return ok({ mark: mark(noteId) }) },
    'item/move': async ({ noteId, to }: any) => { log.push(['move', noteId, to]); saved.get(noteId).boards = ['标题灵感']; return ok({ mark: mark(noteId) }) },
    'competitor/status': async () => ok({ watched: false }),
    'competitor/watch': async ({ watch }: any) => { log.push(['watch', watch]); return ok({ watched: watch }) },
    'tab/context': async (c: any) => { log.push(['context', c.kind, c.note?.noteId, c.creator?.name, c.query]); return ok({}) },
  }
  serve(h as any)
})
