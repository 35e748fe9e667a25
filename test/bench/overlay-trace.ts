import type { Page } from 'playwright-core'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds, both. */
  ts: number
  dur?: number
  args?: { data?: { url?: string } }
}

/** Records a browser trace of `page` until `stop`. */
export async function recordTrace(page: Page): Promise<{ stop: () => Promise<TraceEvent[]> }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const entry of value) events.push(entry as unknown as TraceEvent)
  })
  const includedCategories = ['devtools.timeline']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  return {
    stop: async () => {
      const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
      await session.send('Tracing.end')
      await complete
      await session.detach()
      return events
    },
  }
}

/**
 * For each frame in which our callback ran, ms from the start of the page's frame callback to the end of ours: both lie
 * before the paint of that frame, so a chip is drawn in the frame of its card.
 */
export function frameToChip(events: readonly TraceEvent[]): number[] {
  const own = events.filter(
    ({ ph, name, args }) => ph === 'X' && name === 'FunctionCall' && args?.data?.url?.includes('content-scripts/'),
  )
  const frames = events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X')
  return frames.flatMap((frame) => {
    const ends = own.filter((call) => contains(frame, call)).map(endOf)
    return ends.length > 0 ? [(Math.max(...ends) - frame.ts) / 1000] : []
  })
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur
const contains = (outer: TraceEvent, inner: TraceEvent): boolean =>
  outer.pid === inner.pid && outer.tid === inner.tid && outer.ts <= inner.ts && endOf(outer) >= endOf(inner)
