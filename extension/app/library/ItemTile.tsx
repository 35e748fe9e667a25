import { useEffect, useRef } from 'preact/hooks'
import * as m from '../../locales/compiled/messages.js'
import { explainCount, formatAge, formatCount, formatDate } from '../../locales/format.ts'
import type { ItemRow } from '../../replica/queries.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Figure } from './Figures.tsx'
import { NoteKind } from './NoteKind.tsx'
import { SaveMark } from './SaveMark.tsx'
import './ItemTile.css'

interface ItemViewProps {
  row: ItemRow
  href: string
  now: number
  boardNames: ReadonlyMap<string, string>
  open: boolean
  chosen: boolean
  onChoose: () => void
  onPoint: () => void
  /** True once, right after the keyboard moved here. */
  takeFocus: () => boolean
}

/** A saved note set in type: no picture is ever loaded from RED. The colour of the spine is the author's, so one hand is told from another. */
export function ItemTile(props: ItemViewProps) {
  const { fields } = props.row.item
  const boards = boardsOf(props)
  return (
    <article
      class={classOf('tile', props)}
      style={{ '--hue': String(hueOf(fields.authorId ?? props.row.item.id)) }}
      onFocusIn={props.onPoint}
    >
      <header class="tile-head">
        <NoteKind kind={fields.noteKind} />
        {fields.publishedAt !== undefined && (
          <time dateTime={new Date(fields.publishedAt).toISOString()} title={formatDate(fields.publishedAt)}>
            {formatAge(fields.publishedAt, props.now)}
          </time>
        )}
        {props.row.state !== 'saved' && <SaveMark state={props.row.state} />}
        <Tick {...props} />
      </header>
      <TitleLink {...props} />
      {fields.body && <p class="tile-body">{fields.body}</p>}
      <footer class="tile-foot">
        <span class="tile-author">{fields.authorName || m.common_unknown()}</span>
        <Figure icon="heart" label={m.item_likes()} count={fields.likes} />
      </footer>
      {boards.length > 0 && (
        <p class="tile-boards">
          <Icon name="bookmark" size={12} filled />
          <span>{boards.join(' · ')}</span>
        </p>
      )}
    </article>
  )
}

/** The same note as one dense line. */
export function ItemLine(props: ItemViewProps) {
  const { fields } = props.row.item
  return (
    <article class={classOf('line', props)} onFocusIn={props.onPoint}>
      <Tick {...props} />
      <span class="line-kind">
        <NoteKind kind={fields.noteKind} />
      </span>
      <TitleLink {...props} />
      <span class="line-author">{fields.authorName || m.common_unknown()}</span>
      <span class="line-boards">{boardsOf(props).join(' · ')}</span>
      <span class="line-number" title={fields.likes ? (explainCount(fields.likes) ?? undefined) : undefined}>
        <span class="visually-hidden">{m.item_likes()}</span>
        {fields.likes ? formatCount(fields.likes) : '–'}
      </span>
      <span class="line-number">{fields.publishedAt !== undefined && formatAge(fields.publishedAt, props.now)}</span>
      <span class="line-state">
        <SaveMark state={props.row.state} />
      </span>
    </article>
  )
}

/** What the columns of the lines hold; for eyes only, since every line names its own numbers. */
export function LineHeads() {
  return (
    <div class="line line-heads" aria-hidden="true">
      <span />
      <span class="line-kind" />
      <span>{m.library_col_title()}</span>
      <span class="line-author">{m.library_col_author()}</span>
      <span class="line-boards">{m.app_boards()}</span>
      <span class="line-number">{m.library_col_likes()}</span>
      <span class="line-number">{m.library_col_age()}</span>
      <span class="line-state">{m.library_col_state()}</span>
    </div>
  )
}

function TitleLink({ row, href, takeFocus, open }: ItemViewProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (takeFocus()) link.current?.focus({ preventScroll: true })
  })
  return (
    <h3 class="item-title">
      <a ref={link} href={href} aria-current={open || undefined}>
        {row.item.fields.title || m.common_untitled()}
      </a>
    </h3>
  )
}

function Tick({ row, chosen, onChoose }: ItemViewProps) {
  return (
    <input
      type="checkbox"
      class="item-tick"
      checked={chosen}
      aria-label={m.library_select({ title: row.item.fields.title || m.common_untitled() })}
      onChange={onChoose}
    />
  )
}

const classOf = (base: string, { chosen, open }: ItemViewProps): string =>
  [base, chosen && 'item-chosen', open && 'item-open'].filter(Boolean).join(' ')

const boardsOf = ({ row, boardNames }: ItemViewProps): string[] =>
  (row.item.fields.boards ?? []).flatMap((id) => boardNames.get(id) ?? [])

/** Degrees on the colour circle, stable per author: the golden angle keeps neighbouring ids apart. */
const hueOf = (id: string): number => (Number.parseInt(id.slice(-6), 16) * 137.5) % 360
