import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useVirtualRows } from './use-virtual-rows.ts'
import './VirtualList.css'

interface VirtualListProps {
  label: string
  count: number
  rowHeight: number
  /** A grid fills each row with as many columns as fit, each at least this wide in px. Without it, one a row. */
  columnMinWidth?: number
  gap?: number
  keyOf: (index: number) => string
  render: (index: number) => ComponentChildren
  /** The item that must be in view and, when the person moved there by key, in focus. */
  cursor?: number
  /** Scrolls with the list, above it. */
  children?: ComponentChildren
}

/** A list of any length: a scrolling region with a plain `<ul>` that holds only what is near the window. */
export function VirtualList(props: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const gap = props.gap ?? 0
  const columns = useColumns(scroller, props.columnMinWidth, gap)
  const { rows, height, scrollTo } = useVirtualRows(scroller, {
    count: Math.ceil(props.count / columns),
    rowHeight: props.rowHeight + gap,
  })
  const { cursor } = props
  useEffect(() => {
    if (cursor !== undefined && cursor >= 0) scrollTo(Math.floor(cursor / columns))
  }, [cursor, columns])

  const slots = rows.flatMap((row) => {
    const first = row.index * columns
    return Array.from({ length: Math.min(columns, props.count - first) }, (_, column) => ({
      index: first + column,
      column,
      top: row.start,
    }))
  })
  const width = `calc((100% - ${gap * (columns - 1)}px) / ${columns})`
  return (
    <div ref={scroller} class="virtual-scroller" tabIndex={-1}>
      {props.children}
      <ul class="virtual-list" aria-label={props.label} style={{ height: `${Math.max(0, height - gap)}px` }}>
        {slots.map(({ index, column, top }) => (
          <li
            key={props.keyOf(index)}
            class="virtual-slot"
            aria-setsize={props.count}
            aria-posinset={index + 1}
            style={{
              height: `${props.rowHeight}px`,
              width,
              insetInlineStart: `calc((${width} + ${gap}px) * ${column})`,
              transform: `translateY(${top}px)`,
            }}
          >
            {props.render(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function useColumns(scroller: { current: HTMLElement | null }, minWidth: number | undefined, gap: number): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || minWidth === undefined) {
      setColumns(1)
      return undefined
    }
    const fit = () => {
      const style = getComputedStyle(element)
      const inner = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      setColumns(Math.max(1, Math.floor((inner + gap) / (minWidth + gap))))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [minWidth, gap])
  return columns
}
