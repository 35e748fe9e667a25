import { beforeEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '../../../../extension/locales/compiled/runtime.js'
import type { Clock } from '../../../../extension/overlay/countdown.ts'
import { Toast, type ToastView } from '../../../../extension/overlay/toast.ts'

/** A clock that stands still until it is moved. */
class HandClock implements Clock {
  #now = 0
  #due: Array<{ at: number; ring: () => void }> = []

  now(): number {
    return this.#now
  }

  after(ms: number, then: () => void): () => void {
    const entry = { at: this.#now + ms, ring: then }
    this.#due.push(entry)
    return () => {
      this.#due = this.#due.filter((other) => other !== entry)
    }
  }

  move(ms: number): void {
    this.#now += ms
    const due = this.#due.filter(({ at }) => at <= this.#now)
    this.#due = this.#due.filter(({ at }) => at > this.#now)
    for (const { ring } of due) ring()
  }
}

const saved: ToastView = { text: '已保存', state: 'saved', undo: null, boards: null, stays: false, byKeyboard: false }

let clock: HandClock
let place: HTMLElement
let said: string[]
let toast: Toast
const shown = () => place.querySelector<HTMLElement>('.toast')

beforeEach(() => {
  overwriteGetLocale(() => 'zh-CN')
  clock = new HandClock()
  place = document.createElement('div')
  document.body.replaceChildren(place)
  said = []
  const ports = { add: (part: HTMLElement) => place.append(part), remove: (part: HTMLElement) => part.remove() }
  toast = new Toast(document, ports, clock, (text) => said.push(text))
})

describe('a toast', () => {
  it('is read out, and goes after six seconds', () => {
    toast.show(saved)
    expect(said).toEqual(['已保存'])
    clock.move(5999)
    expect(shown()).not.toBeNull()
    clock.move(1)
    expect(shown()).toBeNull()
  })

  it('waits while it is pointed at, and then takes only the time that was left', () => {
    toast.show(saved)
    clock.move(4000)
    shown()?.dispatchEvent(new Event('pointerenter'))
    clock.move(60_000)
    expect(shown()).not.toBeNull()
    shown()?.dispatchEvent(new Event('pointerleave'))
    clock.move(1999)
    expect(shown()).not.toBeNull()
    clock.move(1)
    expect(shown()).toBeNull()
  })

  it('gives the next toast its full time, whatever the one before had left', () => {
    toast.show(saved)
    clock.move(5000)
    toast.show({ ...saved, text: '已撤销保存' })
    clock.move(5999)
    expect(shown()?.textContent).toContain('已撤销保存')
    clock.move(1)
    expect(shown()).toBeNull()
  })

  it('stays when it must be seen', () => {
    toast.show({ ...saved, stays: true })
    clock.move(3_600_000)
    expect(shown()).not.toBeNull()
  })

  it('tells states apart by shape as well as colour', () => {
    const shapes = (['saved', 'queued', 'failed'] as const).map((state) => {
      toast.show({ ...saved, state })
      return shown()?.querySelector('.state')?.textContent
    })
    expect(new Set(shapes).size).toBe(3)
  })

  it('can be entered by keyboard when there is something to do, and left by Escape', () => {
    toast.show(saved)
    expect(toast.focus()).toBe(false)
    toast.show({ ...saved, byKeyboard: true, undo: () => {} })
    expect(said.at(-1)).toContain('Alt+T')
    expect(toast.focus()).toBe(true)
    expect(document.activeElement?.textContent).toBe('撤销')
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(shown()).toBeNull()
  })

  it('does not undo for a click that no person made', () => {
    let undone = 0
    toast.show({ ...saved, undo: () => undone++ })
    shown()
      ?.querySelector('button')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(undone).toBe(0)
  })
})
