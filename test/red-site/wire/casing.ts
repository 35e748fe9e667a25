const snakeKey = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camelKey = (key: string): string => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [rename(key), renamed(entry, rename)]))
}

/** The page state is camelCase and the API is snake_case, with the same fields otherwise. */
export const snakeCased = (value: unknown): unknown => renamed(value, snakeKey)
export const camelCased = (value: unknown): unknown => renamed(value, camelKey)
