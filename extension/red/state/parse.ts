/**
 * Reads the text of `window.__INITIAL_STATE__={…}` without evaluating any of it. The text is JavaScript, not JSON:
 * bare `undefined`, `NaN`, `new Map([…])`, `\u002F` escapes, and whatever follows the object.
 */
import { fail, ok, type Result } from '#shared/model/result.ts'

export type StateRefusal = 'state-missing' | 'state-too-large' | 'state-too-deep' | 'state-too-slow' | 'state-malformed'

export interface StateLimits {
  /** UTF-16 units of text. */
  size: number
  /** Objects, arrays and calls inside each other. */
  depth: number
  /** Milliseconds of `clock`. */
  timeMs: number
}

export const stateLimits: StateLimits = { size: 50_000_000, depth: 200, timeMs: 3000 }

/** Plain data with objects that have no prototype, so that a `__proto__` key is a key like any other. */
export type StateValue = null | boolean | number | string | StateValue[] | { [key: string]: StateValue }

/**
 * The state as plain data: `undefined` and `NaN` become null, a Map an object, a Set an array, a Date what it was made
 * of. Starts behind `__INITIAL_STATE__=` where that stands in the text, else at the first brace; ignores what follows.
 */
export function parseState(
  text: string,
  limits: StateLimits = stateLimits,
  clock: () => number = () => performance.now(),
): Result<StateValue, StateRefusal> {
  if (text.length > limits.size) return fail('state-too-large')
  const start = startOfState(text)
  if (start < 0) return fail('state-missing')
  try {
    return ok(new StateParser(text, start, limits, clock).readValue(0))
  } catch (error) {
    if (error instanceof Refusal) return fail(error.code)
    throw error
  }
}

/** Text of the inline script that holds the state, or null. Only the first document of a visit has one. */
export function stateTextOf(doc: Document): string | null {
  for (const script of doc.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? ''
    if (text.includes('__INITIAL_STATE__')) return text
  }
  return null
}

function startOfState(text: string): number {
  const assigned = /__INITIAL_STATE__\s*=\s*/.exec(text)
  return assigned ? text.indexOf('{', assigned.index + assigned[0].length) : text.indexOf('{')
}

class Refusal extends Error {
  readonly code: StateRefusal
  constructor(code: StateRefusal) {
    super(code)
    this.code = code
  }
}

const space = /[\s\uFEFF]*/y
const number = /[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)/y
const word = /[A-Za-z_$][\w$]*/y
const escaped = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g
const shortEscapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
}
const plainWords = new Map<string, null | boolean>([
  ['null', null],
  ['undefined', null],
  ['NaN', null],
  ['Infinity', null],
  ['true', true],
  ['false', false],
])
const clockEvery = 4096

class StateParser {
  readonly #text: string
  readonly #limits: StateLimits
  readonly #clock: () => number
  readonly #deadline: number
  #at: number
  #steps = 0

  constructor(text: string, start: number, limits: StateLimits, clock: () => number) {
    this.#text = text
    this.#at = start
    this.#limits = limits
    this.#clock = clock
    this.#deadline = clock() + limits.timeMs
  }

  readValue(depth: number): StateValue {
    if (depth > this.#limits.depth) throw new Refusal('state-too-deep')
    if (++this.#steps % clockEvery === 0 && this.#clock() > this.#deadline) throw new Refusal('state-too-slow')
    const next = this.#peek()
    if (next === '{') return this.#readObject(depth)
    if (next === '[') return this.#readList('[', ']', depth)
    if (next === '"' || next === "'") return this.#readString()
    const digits = this.#take(number)
    if (digits) return Number.isFinite(Number(digits)) ? Number(digits) : null
    if (next === '-') return this.#skip('-', depth)
    if (next === '!') return !this.#skip('!', depth)
    return this.#readWord(depth)
  }

  #skip(mark: string, depth: number): StateValue {
    this.#expect(mark)
    return this.readValue(depth + 1)
  }

  #readObject(depth: number): StateValue {
    const object = Object.create(null) as { [key: string]: StateValue }
    this.#expect('{')
    while (this.#peek() !== '}') {
      const key = this.#readKey()
      this.#expect(':')
      object[key] = this.readValue(depth + 1)
      if (this.#peek() !== '}') this.#expect(',')
    }
    this.#expect('}')
    return object
  }

  #readKey(): string {
    const next = this.#peek()
    const key = next === '"' || next === "'" ? this.#readString() : (this.#take(word) ?? this.#take(number))
    if (key === null) throw new Refusal('state-malformed')
    return key
  }

  #readList(open: string, close: string, depth: number): StateValue[] {
    const list: StateValue[] = []
    this.#expect(open)
    while (this.#peek() !== close) {
      list.push(this.#peek() === ',' ? null : this.readValue(depth + 1))
      if (this.#peek() !== close) this.#expect(',')
    }
    this.#expect(close)
    return list
  }

  #readWord(depth: number): StateValue {
    const name = this.#take(word)
    if (name === null) throw new Refusal('state-malformed')
    if (name === 'void') return this.#skipValue(depth)
    if (name === 'new') return this.#readNew(depth)
    const value = plainWords.get(name)
    if (value === undefined) throw new Refusal('state-malformed')
    return value
  }

  #skipValue(depth: number): null {
    this.readValue(depth + 1)
    return null
  }

  #readNew(depth: number): StateValue {
    this.#peek()
    const type = this.#take(word)
    const [content = null] = this.#peek() === '(' ? this.#readList('(', ')', depth + 1) : []
    if (type === 'Map') return mapAsObject(content)
    if (type === 'Set') return Array.isArray(content) ? content : []
    return type === 'Date' ? content : null
  }

  #readString(): string {
    const quote = this.#text[this.#at]
    const start = this.#at + 1
    let end = start
    let isPlain = true
    while (end < this.#text.length && this.#text[end] !== quote) {
      if (this.#text[end] === '\\') {
        isPlain = false
        end++
      }
      end++
    }
    if (end >= this.#text.length) throw new Refusal('state-malformed')
    this.#at = end + 1
    const raw = this.#text.slice(start, end)
    return isPlain ? raw : raw.replace(escaped, unescape)
  }

  /** Next character that is not white space; the position moves to it. */
  #peek(): string {
    space.lastIndex = this.#at
    space.exec(this.#text)
    this.#at = space.lastIndex
    return this.#text[this.#at] ?? ''
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match ? match[0] : null
  }

  #expect(mark: string): void {
    if (this.#peek() !== mark) throw new Refusal('state-malformed')
    this.#at++
  }
}

function unescape(_match: string, unicode?: string, hex?: string, single = ''): string {
  const code = unicode ?? hex
  return code ? String.fromCharCode(Number.parseInt(code, 16)) : (shortEscapes[single] ?? single)
}

function mapAsObject(content: StateValue): StateValue {
  const object = Object.create(null) as { [key: string]: StateValue }
  for (const entry of Array.isArray(content) ? content : []) {
    if (Array.isArray(entry) && (typeof entry[0] === 'string' || typeof entry[0] === 'number'))
      object[String(entry[0])] = entry[1] ?? null
  }
  return object
}
