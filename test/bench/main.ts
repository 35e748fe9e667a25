import { benchOverlay } from './overlay.ts'

/** `npm run bench -- <name>`; the last line printed is one JSON object. */
const benches: Record<string, () => Promise<unknown>> = {
  overlay: benchOverlay,
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (!bench) {
  console.error(`Which bench? One of: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
console.log(JSON.stringify(await bench()))
