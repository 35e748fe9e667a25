import { createHmac, randomBytes } from 'node:crypto'

const secret = randomBytes(16)

const macOf = (id: string, nonce: string): string =>
  createHmac('sha256', secret).update(`${id}.${nonce}`).digest('base64url').slice(0, 37)

/** An access token for one note or one user: 46 characters, `AB` … `=`, another one on every call. */
export function tokenFor(id: string): string {
  const nonce = randomBytes(6).toString('base64url').slice(0, 6)
  return `AB${nonce}${macOf(id, nonce)}=`
}

export function isTokenOf(id: string, token: string | null): boolean {
  return token?.length === 46 && token === `AB${token.slice(2, 8)}${macOf(id, token.slice(2, 8))}=`
}
