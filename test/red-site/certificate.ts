import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A self-signed certificate for localhost, made once by `openssl` and kept in the repository's untracked
 * `.cache/red-site`. Browsers must be told to accept it (`--ignore-certificate-errors`). Throws without `openssl`.
 */
export function certificate(): { key: Buffer; cert: Buffer } {
  const folder = join(import.meta.dirname, '../../.cache/red-site')
  const key = join(folder, 'key.pem')
  const cert = join(folder, 'cert.pem')
  if (!existsSync(key) || !existsSync(cert)) {
    mkdirSync(folder, { recursive: true })
    const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650'.split(' ')
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    const made = spawnSync('openssl', [...request, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
    if (made.status !== 0) throw new Error('The stand-in site needs the program `openssl` for its certificate.')
  }
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
