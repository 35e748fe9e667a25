import type { Ref } from 'preact'
import type { Entity } from '#shared/model/entity.ts'
import * as m from '../../locales/compiled/messages.js'
import type { TagUse } from '../../replica/queries.ts'
import { SearchField, Select } from '../../ui/Field.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Button } from '../../ui/Button.tsx'
import type { View } from '../route.ts'
import './QueryBar.css'

interface QueryBarProps {
  view: View
  go: (change: Partial<View>, kind?: 'step' | 'typing') => void
  boards: ReadonlyArray<Entity<'board'>>
  tags: readonly TagUse[]
  searchRef: Ref<HTMLInputElement>
}

/** How many tags the filter offers; the rest is found by typing. */
const tagChoices = 100

export function QueryBar({ view, go, boards, tags, searchRef }: QueryBarProps) {
  const filtered = view.text !== '' || view.board !== null || view.tag !== null
  return (
    <div class="query-bar" role="search">
      <SearchField
        label={m.library_search()}
        value={view.text}
        inputRef={searchRef}
        onInput={(text) => go({ text }, 'typing')}
      />
      <Select
        label={m.library_board_filter()}
        labelHidden
        value={view.board ?? ''}
        onChange={(board) => go({ board: board || null })}
        choices={[
          { value: '', text: m.library_all_boards() },
          ...boards.map((board) => ({ value: board.id, text: board.fields.name || m.boards_unnamed() })),
        ]}
      />
      <Select
        label={m.library_tag_filter()}
        labelHidden
        value={view.tag ?? ''}
        onChange={(tag) => go({ tag: tag || null })}
        choices={tagChoicesOf(tags, view.tag)}
      />
      {filtered && (
        <Button tone="quiet" onClick={() => go({ text: '', board: null, tag: null })}>
          {m.library_clear()}
        </Button>
      )}
      <Tabs
        label={m.library_layout()}
        value={view.layout}
        onChange={(layout) => go({ layout })}
        choices={[
          { value: 'grid', text: m.library_layout_grid(), icon: 'grid' },
          { value: 'list', text: m.library_layout_list(), icon: 'list' },
        ]}
      />
    </div>
  )
}

function tagChoicesOf(tags: readonly TagUse[], current: string | null): Array<{ value: string; text: string }> {
  const offered = tags.slice(0, tagChoices)
  const missing = current !== null && !offered.some((use) => use.tag === current)
  return [
    { value: '', text: m.library_all_tags() },
    ...(missing ? [{ value: current, text: `#${current}` }] : []),
    ...offered.map(({ tag, items }) => ({ value: tag, text: `#${tag} ${items}` })),
  ]
}
