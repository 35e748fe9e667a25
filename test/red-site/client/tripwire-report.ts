/** The kinds of things a page script or an extension must not do to this site. */
export type ViolationKind =
  | 'node-added'
  | 'node-removed'
  | 'text-changed'
  | 'attribute-changed'
  | 'host-attribute'
  | 'second-host'
  | 'global-added'
  | 'built-in-patched'
  | 'honeypot-touched'
  | 'synthetic-event'
  | 'message-event'

export type Violation = { kind: ViolationKind; what: string; count: number }

export type TripwireReport = {
  documentId: string
  url: string
  /** Attribute-free elements of others directly under `html`: one is allowed. */
  hosts: number
  /** Additions and removals of such hosts as seen in the page's mutation records: 1 when one came and stayed. */
  hostRecords: number
  /** Scroll events that neither a person's input nor the site explains; told, not judged. */
  unpromptedScrolls: number
  violations: Violation[]
}

export type TripwireConfig = {
  documentId: string
  scopeAttribute: string
  ownGlobals: readonly string[]
  reportTo: string
}

export type TripwireHandle = {
  /** Runs the site's own rendering: what changes inside is not a violation, what changed before is. */
  own<T>(render: () => T): T
  /** Checks everything now and answers with the full report of this document. */
  report(): TripwireReport
}

declare global {
  interface Window {
    readonly redSiteTripwire?: TripwireHandle
  }
}
