/** How a selector record is looked up: its fallbacks in order. */
export interface SelectorRecord {
  /** Ordered: the next one is tried only when the one before finds nothing. */
  css: readonly [string, ...string[]]
  /** The RED view it serves, and since when it is known. */
  view: string
  /** Matches expected in the test fixtures. */
  seenIn: ReadonlyArray<{ fixture: string; count: number }>
}

/** First match of the first selector that finds anything. */
export function find(root: ParentNode, record: SelectorRecord): Element | null {
  for (const css of record.css) {
    const found = root.querySelector(css)
    if (found) return found
  }
  return null
}

/** All matches of the first selector that finds anything. */
export function findAll(root: ParentNode, record: SelectorRecord): Element[] {
  for (const css of record.css) {
    const found = root.querySelectorAll(css)
    if (found.length > 0) return [...found]
  }
  return []
}
