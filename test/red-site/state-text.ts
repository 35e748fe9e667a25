/**
 * Prints a value as RED prints its inline page state: JSON with `undefined` left bare, `/` as `\u002F`,
 * and Maps as `new Map([...])`. The result is JavaScript, not JSON, and is safe inside a script element.
 */
export function stateText(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (value instanceof Map)
    return `new Map([${[...value].map(([key, entry]) => `[${stateText(key)},${stateText(entry)}]`).join(',')}])`
  if (Array.isArray(value)) return `[${value.map(stateText).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, entry]) => `${quoted(key)}:${stateText(entry)}`)
      .join(',')}}`
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value)
}

const quoted = (text: string): string =>
  JSON.stringify(text)
    .replaceAll('/', String.raw`\u002F`)
    .replaceAll('<', String.raw`\u003C`)
