/** Reading unknown data by key: page state says `likedCount`, answers say `liked_count`, and Vue wraps some members. */

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A member by its camelCase name, in either spelling, out of its Vue reference. Undefined when absent. */
export function member(holder: unknown, name: string): unknown {
  if (!isFields(holder)) return undefined
  const own = ownMember(holder, name) ?? ownMember(holder, snakeOf(name))
  return unwrapped(own)
}

export function text(holder: unknown, name: string): string | null {
  const value = member(holder, name)
  return typeof value === 'string' ? value : null
}

/** A list, cut to a length no page of RED reaches: a hostile one costs its tail. */
export function list(holder: unknown, name: string): unknown[] {
  const value = member(holder, name)
  return Array.isArray(value) ? value.slice(0, longestList) : []
}

/** Name and value of every entry of an object, cut like {@link list}. */
export function entries(value: unknown): Array<[string, unknown]> {
  return isFields(value) ? Object.entries(value).slice(0, longestList) : []
}

const longestList = 5000

function ownMember(holder: Fields, name: string): unknown {
  return Object.hasOwn(holder, name) ? holder[name] : undefined
}

const referenceKeys = ['__v_isRef', '_rawValue', '_value']

/** Members that are Vue references hold their value one level deeper; which key it is under depends on the build. */
function unwrapped(value: unknown): unknown {
  if (!isFields(value) || !referenceKeys.some((key) => Object.hasOwn(value, key))) return value
  return ['value', '_value', '_rawValue']
    .map((key) => ownMember(value, key))
    .find((inner) => inner !== undefined && inner !== null)
}

const snakeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
