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

const categories = ['devtools.timeline', 'blink.user_timing', 'v8.execute', 'disabled-by-default-devtools.timeline']

/** Records a browser trace of `page` until `stop`. */
export async function recordTrace(page: Page): Promise<{ stop: () => Promise<TraceEvent[]> }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const entry of value) events.push(entry as unknown as TraceEvent)
  })
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } })
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

/** What the content script did, by its address; times in ms. */
export function ownWork(events: readonly TraceEvent[]) {
  const own = events
    .filter(({ ph, name, args }) => ph === 'X' && isCall(name) && args?.data?.url?.includes('content-scripts/red.js'))
    .toSorted((a, b) => a.ts - b.ts)
  const outermost = own.filter((call, i) => !own.slice(Math.max(0, i - 20), i).some((before) => contains(before, call)))
  const steps = events.filter(({ name }) => /^step-\d+$/.test(name)).toSorted((a, b) => a.ts - b.ts)
  const msPerStep = steps.slice(0, -1).map((from, i) => {
    const to = steps[i + 1] as TraceEvent
    const calls = outermost.filter(({ ts }) => ts >= from.ts && ts < to.ts)
    return calls.reduce((sum, call) => sum + msOf(call), 0)
  })
  return {
    msPerStep,
    longestMs: Number(Math.max(0, ...outermost.map(msOf)).toFixed(3)),
    frameToChipMs: frameToChip(events, outermost),
  }
}

/** Only frames in which our callback ran: from the start of the page's frame callback to the end of ours. */
function frameToChip(events: readonly TraceEvent[], own: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X')
  return frames.flatMap((frame) => {
    const last = own.findLast((call) => call.tid === frame.tid && call.pid === frame.pid && contains(frame, call))
    return last ? [(endOf(last) - frame.ts) / 1000] : []
  })
}

const isCall = (name: string): boolean => name === 'FunctionCall' || name === 'EvaluateScript' || name === 'v8.run'
const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur
const msOf = ({ dur = 0 }: TraceEvent): number => dur / 1000
const contains = (outer: TraceEvent, inner: TraceEvent): boolean =>
  outer.pid === inner.pid && outer.tid === inner.tid && outer.ts <= inner.ts && endOf(outer) >= endOf(inner)
