/** Random codes and their hashes: a secret leaves the worker once, in the answer that makes it, and rests as SHA-256. */

/** 256 random bits behind a prefix that leak scanners can find. */
export const makeToken = (): string => `rmk_${base64url(32)}`
/** 160 random bits: cannot be guessed, so redeeming needs no counter that a stranger could use to lock people out. */
export const makeInviteCode = (): string => `rmi_${base64url(20)}`
/** 128 random bits, URL-safe: names of workspaces (and so of their objects), members and devices. */
export const makeId = (): string => base64url(16)

export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares digests of equal length, so neither the time nor the length of the guess tells anything about the secret. */
export async function isSameSecret(guess: string, secret: string): Promise<boolean> {
  const [left, right] = await Promise.all([sha256Hex(guess), sha256Hex(secret)])
  let difference = 0
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ right.charCodeAt(i)
  return difference === 0
}

function base64url(byteCount: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
