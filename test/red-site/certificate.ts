import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A self-signed certificate for localhost, made once by `openssl` and kept in the repository's untracked
 * `.cache/red-site`. Browsers must be told to accept it (`--ignore-certificate-errors`).
 */
export function certificate(): { key: Buffer; cert: Buffer } {
  const folder = join(import.meta.dirname, '../../.cache/red-site')
  const key = join(folder, 'key.pem')
  const cert = join(folder, 'cert.pem')
  if (!existsSync(key) || !existsSync(cert)) {
    mkdirSync(folder, { recursive: true })
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '3650',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject,
      ],
      { stdio: 'ignore' },
    )
  }
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
