import { parseArgs } from 'node:util'
import { redSiteChromiumArgs } from '../support/red-site-browser.ts'
import { startRedSite } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    seed: { type: 'string', default: '1' },
    notes: { type: 'string', default: '2400' },
    saved: { type: 'string' },
  },
})
const site = await startRedSite({
  port: Number(values.port),
  seed: Number(values.seed),
  notes: Number(values.notes),
  savedPagesDir: values.saved,
})
console.log(`stand-in site on 127.0.0.1:${site.port}; open it with`)
console.log(
  `chromium --user-data-dir=/tmp/red-site-profile ${redSiteChromiumArgs(site.port)
    .map((argument) => `'${argument}'`)
    .join(' ')} ${site.origin}/explore`,
)
