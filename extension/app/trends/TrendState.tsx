import type { Trend } from '#shared/contract/trends.ts'
import * as m from '../../locales/compiled/messages.js'
import { Badge } from '../../ui/Chip.tsx'
import { Shape } from '../../ui/Shape.tsx'

const signs = {
  new: { tone: 'new', shape: 'diamond', word: m.trends_new },
  rising: { tone: 'up', shape: 'up', word: m.trends_rising },
  steady: { tone: 'calm', shape: 'flat', word: m.trends_steady },
  fading: { tone: 'down', shape: 'down', word: m.trends_fading },
} as const satisfies Record<Trend['state'], unknown>

/** Where a tag is going, by shape and word. */
export function TrendState({ state }: { state: Trend['state'] }) {
  const { tone, shape, word } = signs[state]
  return (
    <Badge tone={tone} icon={<Shape name={shape} />}>
      {word()}
    </Badge>
  )
}
