/** Rules about the text of source files that no linter here expresses. Each is proven on a planted line. */
export interface SourceRule {
  name: string
  /** Which files the rule looks at. */
  where(path: string): boolean
  /** What must not occur. */
  forbidden: RegExp
  /** A line that must be caught, for the test of the rule itself. */
  planted: { path: string; text: string }
}

const isCode = (path: string): boolean => /^(extension|worker|shared)\/.*\.(ts|tsx)$/.test(path)

/** Code that runs inside RED's pages. */
const isInPage = (path: string): boolean => /^extension\/(red|overlay|entrypoints\/[^/]+\.content)\//.test(path)

export const sourceRules: SourceRule[] = [
  {
    name: 'only extension/red knows a RED selector',
    where: (path) => isCode(path) && !path.startsWith('extension/red/'),
    forbidden:
      /note-item|feeds-container|note-detail-mask|interact-container|like-wrapper|__INITIAL_STATE__|xsec_token/,
    planted: { path: 'extension/overlay/layer.ts', text: "document.querySelector('section.note-item')" },
  },
  {
    name: 'only workspace and directory write SQL',
    where: (path) => isCode(path) && !/^worker\/(workspace|directory)\//.test(path),
    forbidden:
      /\b(SELECT\s+[\w*(]|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|CREATE\s+TABLE\b)/,
    planted: { path: 'worker/routes/sync.ts', text: "db.prepare('SELECT id FROM member')" },
  },
  {
    name: 'nothing renders markup from a string',
    where: isCode,
    forbidden:
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment/,
    planted: { path: 'extension/overlay/chip.ts', text: 'chip.innerHTML = title' },
  },
  {
    name: 'nothing evaluates text as code',
    where: isCode,
    forbidden: /\beval\(|new Function\(|setTimeout\(\s*['"`]/,
    planted: { path: 'extension/red/state/parse.ts', text: 'return eval(text)' },
  },
  {
    name: 'nothing in the page makes a synthetic event or scrolls',
    where: (path) => isInPage(path),
    forbidden:
      /dispatchEvent\(|\.click\(\)|scrollTo\(|scrollBy\(|scrollIntoView\(|new (Mouse|Keyboard|Pointer|Input)Event\(/,
    planted: { path: 'extension/red/observe.ts', text: 'card.click()' },
  },
  {
    name: 'nothing in the page makes a request',
    where: (path) => isInPage(path),
    forbidden: /\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket\(|EventSource\(|new Image\(|document\.cookie/,
    planted: { path: 'extension/red/read/note.ts', text: 'await fetch(url)' },
  },
  {
    name: 'the worker fetches no address',
    where: (path) => path.startsWith('worker/') && isCode(path),
    forbidden: /(?<![\w.])fetch\((?!request|c\.req)/,
    planted: { path: 'worker/covers/store.ts', text: 'const cover = await fetch(coverUrl)' },
  },
  {
    name: 'shared code is the same everywhere: no clock, randomness or locale of the machine',
    where: (path) => path.startsWith('shared/') && isCode(path),
    forbidden: /Date\.now\(|new Date\(\)|Math\.random\(|localeCompare|Intl\.|randomUUID/,
    planted: { path: 'shared/analysis/trend.ts', text: 'const now = Date.now()' },
  },
  {
    name: 'no left-over without a date',
    where: (path) =>
      /\.(ts|tsx|mjs|css|html|md|json|jsonc|yml)$/.test(path) && !path.startsWith('test/support/source-rules'),
    forbidden: /\b(TODO|FIXME|XXX|HACK)\b(?! \[\d{4}-\d\d-\d\d\])/,
    planted: { path: 'worker/app.ts', text: '// TODO: later' },
  },
  {
    name: 'no address of a machine or of a package registry',
    where: (path) => !path.startsWith('test/support/source-rules'),
    forbidden: new RegExp(['/home/\\w+/', '/Users/\\w+/', 'registry\\.npmj[s]', '"resolved":'].join('|')),
    planted: { path: 'package-lock.json', text: '"resolved": "https://…"' },
  },
]

/** Where each rule is broken in one file: `path:line rule`. */
export function brokenIn(path: string, text: string): string[] {
  return sourceRules
    .filter((rule) => rule.where(path))
    .flatMap((rule) =>
      text
        .split('\n')
        .map((line, index) => ({ line, place: `${path}:${index + 1} ${rule.name}` }))
        .filter(({ line }) => rule.forbidden.test(line))
        .map(({ place }) => place),
    )
}
