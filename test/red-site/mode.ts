/** How the stand-in behaves. Every field can be changed while it runs; pages loaded afterwards follow it. */
export type RedSiteMode = {
  loggedIn: boolean
  /** `map` adds `new Map([...])` literals to the inline state, as 2026 builds do. Bare `undefined` is in both. */
  stateFlavour: 'undefined' | 'map'
  hydrationDelayMs: number
  /** Whether the virtual list gives a section that left the window to another note, or makes a new one. */
  cards: 'reuse' | 'remount'
  /** `guest` shows 10+, 1千+ and so on; `english` shows 27.7K as rednote does. */
  counts: 'exact' | 'guest' | 'english'
  transport: 'xhr' | 'fetch'
  /** `counts` has `.user-info` and `.count` in the profile; `bare` has the numbers in the state only. */
  profile: 'counts' | 'bare'
  /** The creator page's body editor: `tiptap` as today, `quill` as until 2025. */
  editor: 'tiptap' | 'quill'
  /** `verify` answers API calls with 461 and an empty success; `often` with code 300013. */
  apiTrouble: 'none' | 'verify' | 'often'
  /** Sends every page of the site to the captcha route. */
  captchaWall: boolean
  /** How many notes the feeds hold at most; small values show the static layout. */
  feedLimit: number
  /** Whether a note opens only with a token made by this site. */
  tokens: 'demanded' | 'ignored'
  tripwire: boolean
  /** COOP and COEP headers: a 5 µs clock for measurements. */
  isolated: boolean
}

export const defaultMode: RedSiteMode = {
  loggedIn: true,
  stateFlavour: 'undefined',
  hydrationDelayMs: 150,
  cards: 'reuse',
  counts: 'exact',
  transport: 'xhr',
  profile: 'counts',
  editor: 'tiptap',
  apiTrouble: 'none',
  captchaWall: false,
  feedLimit: Number.MAX_SAFE_INTEGER,
  tokens: 'demanded',
  tripwire: true,
  isolated: false,
}
