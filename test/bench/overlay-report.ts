import type { Visit } from './overlay.ts'
import { median, perCard, percentile } from './statistics.ts'

/** One line for each figure: p50, p95 and n of every round, so that the spread between rounds is seen. */
export function printOverlayReport(bare: readonly Visit[], dressed: readonly Visit[]): void {
  const works = dressed.flatMap(({ work }) => (work ? [work] : []))
  const line = (name: string, rounds: ReadonlyArray<readonly number[]>) =>
    console.log(
      `${name.padEnd(44)} ${rounds.map((ms) => `p50 ${show(percentile(ms, 50))}  p95 ${show(percentile(ms, 95))}  max ${show(Math.max(0, ...ms))}  n ${ms.length}`).join('  |  ')}`,
    )
  console.log('ms throughout; one column for each round')
  line(
    'script per card (reader + layer)',
    works.map((work) => perCard(work.batches)),
  )
  line(
    '  of which cards 1–200',
    works.map((work) => perCard(work.batches).slice(0, 200)),
  )
  line(
    '  of which the last 200',
    works.map((work) => perCard(work.batches).slice(-200)),
  )
  line(
    'observer callbacks in one turn',
    works.map((work) => work.batches.map(({ ms }) => ms)),
  )
  line(
    'timers (repainting, sending)',
    works.map((work) => work.timers),
  )
  line(
    'handing over one message',
    works.map((work) => work.messages.map(({ ms }) => ms)),
  )
  line(
    'handling one reply (upper bound)',
    works.map((work) => work.replies),
  )
  line(
    'one pointerover',
    works.map((work) => work.listeners['pointerover'] ?? []),
  )
  line(
    'resize observer',
    works.map((work) => work.resizes),
  )
  console.log(`start of the content script                  ${works.map((work) => show(work.startMs)).join('  |  ')}`)
  line(
    'page frame → chip drawn',
    dressed.map(({ frameToChipMs }) => frameToChipMs),
  )
  line(
    'click → durable',
    dressed.map(({ saveMs }) => saveMs),
  )
  for (const [name, visits] of [
    ['without', bare],
    ['with', dressed],
  ] as const) {
    const of = (figure: (one: Visit) => number) => show(median(visits.map(figure)))
    console.log(
      `whole page ${name} the extension: script ${of(({ scriptMs }) => scriptMs)}, style and layout ${of(({ layoutMs }) => layoutMs)}, layout shifts (not of the page’s own nodes / all) ${visits.map(({ layoutShifts }) => `${layoutShifts.foreign}/${layoutShifts.all}`).join(' ')}`,
    )
  }
}

const show = (ms: number): string => ms.toFixed(ms < 10 ? 3 : 1)
