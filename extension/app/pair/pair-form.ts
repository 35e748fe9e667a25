import * as v from 'valibot'

export type PairMode = 'setup' | 'join'

export interface PairForm {
  mode: PairMode
  address: string
  code: string
  nickname: string
  workspaceName: string
  deviceName: string
  /** Off until the person ticks it (law 2). */
  shareObservations: boolean
}

export type PairField = 'address' | 'code' | 'nickname' | 'workspaceName' | 'deviceName'
export type PairFault = 'empty' | 'address' | 'short'

/** What is wrong with the form before anything is sent; no entry = that field is fine. */
export function faultsOf(form: PairForm): Partial<Record<PairField, PairFault>> {
  const faults: Partial<Record<PairField, PairFault>> = {}
  const needed: PairField[] = [
    'address',
    'code',
    'nickname',
    'deviceName',
    ...(form.mode === 'setup' ? (['workspaceName'] as const) : []),
  ]
  if (!isWorkerAddress(form.address)) faults.address = 'address'
  if (form.code.trim().length < 4) faults.code = 'short'
  for (const field of needed) if (form[field].trim() === '') faults[field] = 'empty'
  return faults
}

/** https anywhere; plain http only to this computer, where nobody can listen in. */
export function isWorkerAddress(text: string): boolean {
  const address = URL.parse(text.trim())
  if (!address || address.username || address.password) return false
  if (address.protocol === 'https:') return true
  return address.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
}

const linkSchema = v.object({
  address: v.fallback(v.pipe(v.string(), v.maxLength(300)), ''),
  code: v.fallback(v.pipe(v.string(), v.maxLength(200)), ''),
  mode: v.fallback(v.picklist(['setup', 'join']), 'setup'),
})

/** Prefills from `pair.html#address=…&code=…&mode=setup|join`, which the start script prints; nothing is sent until the person says so. */
export function prefillOf(hash: string): v.InferOutput<typeof linkSchema> {
  return v.parse(linkSchema, Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))))
}

/** Browser and system as people call them, from the user agent; null where it does not tell. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const pick = (table: ReadonlyArray<[RegExp, string]>) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  return { browser: pick(browsers), system: pick(systems) }
}

const browsers: ReadonlyArray<[RegExp, string]> = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
]
const systems: ReadonlyArray<[RegExp, string]> = [
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]
