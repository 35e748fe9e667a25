import type { TripwireConfig, TripwireHandle, TripwireReport, Violation, ViolationKind } from './tripwire-report.ts'

/**
 * Watches the page for the traces an extension could leave. Runs as the first script of the document, inlined.
 * Elements the server printed are known by their scope attribute while the document is being parsed;
 * afterwards the site renders only inside `own`, so every other mutation is somebody else's.
 */
export function installTripwire(config: TripwireConfig): void {
  realm.clean = readCleanRealm()
  const violations = new Map<string, Violation>()
  const state = {
    depth: 0,
    hosts: new Set<Node>(),
    hostRecords: 0,
    unpromptedScrolls: 0,
    lastInput: 0,
    parsing: true,
    sent: '',
  }
  const note = (kind: ViolationKind, what: string) => {
    const known = violations.get(`${kind} ${what}`)
    if (known) known.count++
    else violations.set(`${kind} ${what}`, { kind, what, count: 1 })
  }
  const isHost = (node: Node, parent: Node | null) =>
    parent === document.documentElement &&
    node instanceof Element &&
    node.attributes.length === 0 &&
    !(node instanceof HTMLHeadElement) &&
    !(node instanceof HTMLBodyElement)
  const added = (node: Node, parent: Node) => {
    if (!(node instanceof Element)) {
      if (!state.parsing) note('node-added', `${describe(node)} in ${describe(parent)}`)
      return
    }
    if (state.parsing && node.hasAttribute(config.scopeAttribute)) return
    if (!isHost(node, parent)) return note('node-added', `${describe(node)} in ${describe(parent)}`)
    state.hosts.add(node)
    state.hostRecords++
    if (state.hosts.size > 1) note('second-host', describe(node))
  }
  const judge = (records: readonly MutationRecord[]) => {
    for (const record of records) {
      if (record.type === 'childList') {
        for (const node of record.addedNodes) added(node, record.target)
        for (const node of record.removedNodes) {
          if (state.hosts.has(node)) state.hostRecords++
          else note('node-removed', `${describe(node)} from ${describe(record.target)}`)
        }
      } else if (record.type === 'characterData') {
        if (!state.parsing) note('text-changed', describe(record.target.parentNode ?? record.target))
      } else changedAttribute(record, state.hosts, note)
    }
  }
  const observer = new MutationObserver(judge)
  for (const element of document.querySelectorAll('*')) {
    if (element !== document.documentElement && element.parentNode && element !== document.currentScript)
      added(element, element.parentNode)
  }
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
  document.addEventListener('DOMContentLoaded', () => {
    judge(observer.takeRecords())
    state.parsing = false
    setTrapsOnHoneypots(note)
  })
  const lastOwn = { at: 0 }
  watchEvents(note, state, lastOwn)

  const report = (): TripwireReport => {
    judge(observer.takeRecords())
    inspectRealm(config, note)
    const { hosts, hostRecords, unpromptedScrolls } = state
    return {
      documentId: config.documentId,
      url: location.href,
      hosts: hosts.size,
      hostRecords,
      unpromptedScrolls,
      violations: [...violations.values()],
    }
  }
  const send = () => {
    const text = JSON.stringify(report())
    if (text !== state.sent) navigator.sendBeacon(config.reportTo, text)
    state.sent = text
  }
  addEventListener('load', () => setTimeout(send, 500))
  addEventListener('pagehide', send)
  setInterval(send, 2000)
  const handle: TripwireHandle = {
    own(render) {
      if (state.depth > 0) return render()
      state.depth++
      judge(observer.takeRecords())
      lastOwn.at = performance.now()
      try {
        return render()
      } finally {
        state.depth--
        observer.takeRecords()
        setTrapsOnHoneypots(note)
      }
    },
    report,
  }
  Object.defineProperty(window, 'redSiteTripwire', { value: handle, enumerable: false })
}

type Note = (kind: ViolationKind, what: string) => void

function describe(node: Node): string {
  if (!(node instanceof Element)) return node.nodeName
  const id = node.id ? `#${node.id}` : ''
  const classes = node.getAttribute('class')
  return `${node.localName}${id}${classes ? `.${classes.trim().split(/\s+/).join('.')}` : ''}`
}

function changedAttribute(record: MutationRecord, hosts: ReadonlySet<Node>, note: Note): void {
  const name = record.attributeName ?? ''
  const target = record.target as Element
  if (hosts.has(target)) note('host-attribute', name)
  else if (target.hasAttribute('data-hp-kind') || name === 'data-hp-kind')
    note('honeypot-touched', `${name} of ${describe(target)}`)
  else note('attribute-changed', `${name} of ${describe(target)}`)
}

function watchEvents(
  note: Note,
  state: { lastInput: number; unpromptedScrolls: number },
  lastOwn: { at: number },
): void {
  const options = { capture: true, passive: true }
  const acts = [
    'click',
    'auxclick',
    'contextmenu',
    'dblclick',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'touchstart',
    'keydown',
    'keyup',
    'wheel',
    'input',
    'change',
    'submit',
    'focusin',
  ]
  for (const type of acts) {
    addEventListener(
      type,
      (event) => {
        const target = event.target instanceof Element ? event.target : document.documentElement
        if (event.isTrusted) state.lastInput = performance.now()
        else note('synthetic-event', `${type} on ${describe(target)}`)
        if (target.closest('[data-hp-kind]')) note('honeypot-touched', `${type} on ${describe(target)}`)
      },
      options,
    )
  }
  const scrolled = () => {
    const explained = Math.max(state.lastInput, lastOwn.at)
    if (performance.now() - explained > 1500) state.unpromptedScrolls++
  }
  addEventListener('scroll', scrolled, options)
  addEventListener('message', () => note('message-event', 'message on window'), options)
}

const trapped = new WeakSet<Element>()

/** Honeypots tell when a script of the page's own world reaches for them. */
function setTrapsOnHoneypots(note: Note): void {
  for (const element of document.querySelectorAll('[data-hp-kind]')) {
    if (trapped.has(element)) continue
    trapped.add(element)
    for (const method of ['addEventListener', 'click', 'focus', 'dispatchEvent', 'setAttribute']) {
      const trap = () => note('honeypot-touched', `${method}() of ${describe(element)}`)
      Object.defineProperty(element, method, { value: trap, configurable: false })
    }
  }
}

const watchedBuiltIns = [
  'fetch',
  'XMLHttpRequest',
  'MutationObserver',
  'IntersectionObserver',
  'Response',
  'Request',
  'Promise',
  'Proxy',
  'WebSocket',
  'setTimeout',
  'requestAnimationFrame',
  'postMessage',
  'addEventListener',
  'getComputedStyle',
  'JSON.parse',
  'JSON.stringify',
  'Object.defineProperty',
  'Object.keys',
  'Function.prototype.toString',
  'Array.prototype.push',
  'Array.prototype.map',
  'String.prototype.replace',
  'Map.prototype.get',
  'XMLHttpRequest.prototype.open',
  'XMLHttpRequest.prototype.send',
  'Response.prototype.json',
  'Response.prototype.text',
  'Response.prototype.clone',
  'EventTarget.prototype.addEventListener',
  'EventTarget.prototype.dispatchEvent',
  'Node.prototype.appendChild',
  'Node.prototype.insertBefore',
  'Node.prototype.removeChild',
  'Element.prototype.attachShadow',
  'Element.prototype.setAttribute',
  'Element.prototype.getAttribute',
  'Element.prototype.append',
  'Element.prototype.getBoundingClientRect',
  'Document.prototype.createElement',
  'Document.prototype.querySelector',
  'HTMLElement.prototype.click',
  'History.prototype.pushState',
  'History.prototype.replaceState',
  'history.pushState',
  'history.replaceState',
  'navigator.sendBeacon',
  'CSSStyleSheet.prototype.insertRule',
] as const

type Realm = {
  keys: ReadonlySet<string>
  sources: ReadonlyMap<string, string>
  textOf: (this: unknown) => string
  seen: Map<string, unknown>
}
const realm: { clean: Realm | null } = { clean: null }

const reach = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], root)

/** Compares the window with one no script has run in, so that even patches made before this script are seen. */
function inspectRealm(config: TripwireConfig, note: Note): void {
  const clean = (realm.clean ??= readCleanRealm())
  for (const key of Object.getOwnPropertyNames(window)) {
    const ours = config.ownGlobals.includes(key) || key === 'redSiteTripwire' || /^\d+$/.test(key)
    if (!ours && !clean.keys.has(key)) note('global-added', key)
  }
  for (const path of watchedBuiltIns) {
    const value = reach(window, path)
    const text = typeof value === 'function' ? clean.textOf.call(value) : typeof value
    const same = text === clean.sources.get(path) && (!clean.seen.has(path) || clean.seen.get(path) === value)
    clean.seen.set(path, value)
    if (!same) note('built-in-patched', path)
  }
}

function readCleanRealm(): Realm {
  const frame = document.createElement('iframe')
  document.documentElement.append(frame)
  const inner = frame.contentWindow as Window & typeof globalThis
  const textOf = reach(inner, 'Function.prototype.toString') as Realm['textOf']
  const sources = new Map(
    watchedBuiltIns.map((path) => {
      const value = reach(inner, path)
      return [path, typeof value === 'function' ? textOf.call(value) : typeof value]
    }),
  )
  const keys = new Set(Object.getOwnPropertyNames(inner))
  frame.remove()
  return { keys, sources, textOf, seen: new Map() }
}
