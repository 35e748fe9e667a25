import { useId, useState } from 'preact/hooks'
import type { Trend } from '#shared/contract/trends.ts'
import * as m from '../../locales/compiled/messages.js'
import { formatNumber, formatShare } from '../../locales/format.ts'
import { knownNotes } from '../../replica/known-notes.ts'
import { Button } from '../../ui/Button.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { useApp } from '../app-context.ts'
import { useLive } from '../use-live.ts'
import { TrendState } from './TrendState.tsx'

/** One tag: where it is going, over how many authors, and on demand why we say so. */
export function TrendRow({ trend, days }: { trend: Trend; days: number }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { tag, authors, expected, series } = trend
  const top = Math.max(0, ...series.map((value) => value ?? 0))
  return (
    <li class="trend">
      <div class="trend-words">
        <h3>#{tag}</h3>
        <TrendState state={trend.state} />
      </div>
      <Sparkline values={series} window={days} label={m.trends_series({ tag, top })} />
      <p class="trend-evidence">{m.trends_authors({ count: authors, expected: formatNumber(expected, 1) })}</p>
      <button
        type="button"
        class="trend-why"
        aria-expanded={open}
        aria-controls={id}
        aria-label={m.trends_why_of({ tag })}
        onClick={() => setOpen(!open)}
      >
        {m.common_why()}
      </button>
      <div id={id} class="trend-more" hidden={!open}>
        {open && <Why trend={trend} />}
      </div>
    </li>
  )
}

function Why({ trend }: { trend: Trend }) {
  const app = useApp()
  const known = useLive(() => knownNotes(app.db, trend.noteIds), [trend.noteIds.join()])
  const copy = async () => {
    const tags = `#${trend.tag}`
    const done = await navigator.clipboard.writeText(tags).then(
      () => true,
      () => false,
    )
    app.toasts.add({ text: done ? m.tags_copied({ tags }) : m.tags_copy_failed() })
  }
  return (
    <>
      <p>
        {m.trends_why_text({
          authors: trend.authors,
          notes: trend.notes,
          expected: formatNumber(trend.expected, 1),
          ratio: formatNumber(trend.ratio, 2),
          p: formatShare(trend.pValue),
        })}
      </p>
      <p class="faint">{m.trends_gap_note()}</p>
      {known.state === 'ready' && known.value.length > 0 && (
        <>
          <p class="faint">{m.trends_notes()}</p>
          <ul class="trend-notes">
            {known.value.map(({ noteId, title, url }) => (
              <li key={noteId}>
                {url ? (
                  <a href={url} target="_blank" rel="noopener noreferrer">
                    {title || m.common_untitled()}
                  </a>
                ) : (
                  title || m.common_untitled()
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button icon="copy" onClick={() => void copy()}>
        {m.tags_copy_one({ tag: trend.tag })}
      </Button>
    </>
  )
}
