import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'
import { type RefObject } from 'preact'
import { useLayoutEffect, useReducer, useState } from 'preact/hooks'

interface VirtualRows {
  rows: VirtualItem[]
  height: number
  scrollTo: (row: number) => void
}

/** Rows of one fixed height inside a scrolling element: only what is near the window is rendered. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  shape: { count: number; rowHeight: number },
): VirtualRows {
  const [, render] = useReducer((turn: number) => turn + 1, 0)
  const options = {
    count: shape.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => shape.rowHeight,
    overscan: 4,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => render(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  virtualizer.setOptions(options)
  // The library's two hooks for adapters; its own React adapter calls the same two.
  // oxlint-disable no-underscore-dangle
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  // oxlint-enable no-underscore-dangle
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, shape.rowHeight])
  return {
    rows: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollTo: (row) => virtualizer.scrollToIndex(row, { align: 'auto' }),
  }
}
