import { type ComponentChildren, render } from 'preact'
import type { App } from '../../extension/app/app-context.ts'
import { AppProvider } from '../../extension/app/app-context.ts'
import { ReplicaDb } from '../../extension/replica/db.ts'
import { createToasts } from '../../extension/ui/toasts.ts'

export interface Stage {
  app: App
  /** What was asked of the background, in order. */
  asked: Array<{ name: string; request: unknown }>
  show: (screen: ComponentChildren) => HTMLElement
  clear: () => void
}

let stages = 0

/** A fresh replica, a background that answers every question with `answer` (default: fine, with nothing), and a place to draw. */
export function setStage(answer: unknown = { ok: true, value: {} }): Stage {
  const asked: Stage['asked'] = []
  let ids = 0
  const app: App = {
    db: new ReplicaDb(`stage-${++stages}`),
    ports: { now: () => 1_790_000_000_000, newId: () => `id-${++ids}` },
    ask: ((name: string, request: unknown) => {
      asked.push({ name, request })
      return Promise.resolve(answer)
    }) as App['ask'],
    toasts: createToasts({ now: () => 0, after: () => () => {} }),
  }
  const root = document.createElement('div')
  document.body.append(root)
  return {
    app,
    asked,
    show(screen) {
      render(<AppProvider value={app}>{screen}</AppProvider>, root)
      return root
    },
    clear() {
      render(null, root)
      root.remove()
    },
  }
}

/** A connection as pairing stores it. */
export function sampleSession(role: 'owner' | 'editor' | 'reviewer' | 'viewer' = 'owner') {
  return {
    address: 'https://redmark.example',
    token: `rmk_${'A'.repeat(43)}`,
    workspace: { id: 'workspace-1', name: '示例团队' },
    member: { id: 'member-1', nickname: '示例同事', role },
    device: { id: 'device-1', name: 'Sample device' },
  }
}

/** The control with this visible or spoken name. */
export function controlNamed(root: ParentNode, name: string): HTMLElement {
  const controls = [...root.querySelectorAll<HTMLElement>('button, a, input, select, textarea')]
  const found = controls.find((control) => nameOf(control) === name)
  if (!found) throw new Error(`No control is named ${name}; there are: ${controls.map(nameOf).join(', ')}`)
  return found
}

export function type(field: HTMLElement, text: string): void {
  ;(field as HTMLInputElement).value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function nameOf(control: HTMLElement): string {
  const label = control.id ? document.querySelector(`label[for="${control.id}"]`) : null
  return (control.getAttribute('aria-label') ?? label?.textContent ?? control.textContent ?? '').trim()
}
