// The walls between the rooms (ARCHITECTURE.md). test/unit/repository/walls.test.ts plants one violation of each
// rule and expects it to be caught, because a checker that sees nothing passes.

/** Only these folders of `extension/` may be imported by the leaf named first. */
const leaf = (room, allowed) => ({
  name: `${room}-is-a-leaf`,
  comment: `extension/${room} may import ${allowed.join(', ')} and nothing else of the extension.`,
  severity: 'error',
  from: { path: `^extension/${room}/` },
  to: {
    path: '^(extension|worker|test|scripts)/',
    pathNot: [`^extension/${room}/`, ...allowed.map((path) => `^${path}`)],
  },
})

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types alone may refer to each other: a binding names the class that names its bindings.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare:|virtual:)|/compiled/' },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(extension|worker|test|scripts)/' },
    },
    {
      name: 'shared-is-dependency-light',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules', pathNot: 'node_modules/valibot' },
    },
    {
      name: 'worker-not-extension',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^(extension|test|scripts)/' },
    },
    {
      name: 'extension-not-worker',
      comment: 'One exception: the type of the Hono app, for its RPC client.',
      severity: 'error',
      from: { path: '^extension/' },
      to: { path: '^worker/', pathNot: '^worker/app\\.ts$' },
    },
    {
      name: 'worker-app-by-type-only',
      severity: 'error',
      from: { path: '^extension/' },
      to: { path: '^worker/app\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(extension|worker|shared)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { path: '^extension/', pathNot: '^extension/entrypoints/' },
      to: { path: '^extension/entrypoints/' },
    },
    {
      name: 'only-platform-touches-the-browser',
      severity: 'error',
      from: { path: '^extension/', pathNot: '^extension/platform/' },
      to: { path: 'node_modules/(wxt/dist/browser|webextension-polyfill|@wxt-dev/(browser|webextension-polyfill))' },
    },
    leaf('red', []),
    leaf('ui', []),
    leaf('platform', []),
    leaf('overlay', ['extension/locales/']),
    leaf('messaging', ['extension/platform/']),
    leaf('replica', ['extension/messaging/']),
    {
      name: 'content-scripts-carry-no-store',
      comment: 'IndexedDB of a content script is the page’s own: the replica must not be reachable from one.',
      severity: 'error',
      from: { path: '^extension/entrypoints/[^/]+\\.content' },
      to: { path: '^extension/(replica|background|app)/', reachable: true },
    },
    {
      name: 'pages-do-not-import-the-background',
      severity: 'error',
      from: { path: '^extension/(app|ui)/' },
      to: { path: '^extension/(background|red|overlay)/' },
    },
    {
      name: 'background-has-no-screens',
      severity: 'error',
      from: { path: '^extension/background/' },
      to: { path: '^extension/(app|ui|overlay)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(tsbuild|wxt|output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main'],
    },
  },
}
