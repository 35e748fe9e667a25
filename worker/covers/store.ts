import type { coverStoredSchema } from '#shared/contract/covers.ts'
import type * as v from 'valibot'
import { fail, ok, type Result } from '#shared/model/result.ts'
import type { Actor } from '../actor.ts'
import type { Authorized } from '../authorize.ts'
import { sha256Hex } from '../directory/secrets.ts'
import { type PictureType, pictureTypeOf } from './picture-type.ts'

/**
 * Keeps a cover under the hash of its bytes, once: the same bytes again change nothing and cost no write (R2 takes
 * one write a second per key). Bytes that are no picture, or not those the hash names, are refused.
 */
export async function storeCover(
  bucket: R2Bucket,
  actor: Authorized<'store-cover'>,
  hash: string,
  bytes: Uint8Array,
): Promise<Result<v.InferOutput<typeof coverStoredSchema>, 'cover-type' | 'cover-hash'>> {
  const contentType = pictureTypeOf(bytes)
  if (!contentType) return fail('cover-type')
  if ((await sha256Hex(bytes)) !== hash) return fail('cover-hash')
  const written = await bucket.put(coverKey(actor, hash), bytes, {
    onlyIf: { etagDoesNotMatch: '*' },
    httpMetadata: { contentType },
  })
  return ok({ hash, bytes: bytes.byteLength, created: written !== null })
}

/** The cover if the actor's own workspace holds it; another workspace's cover is as absent as none. */
export async function readCover(
  bucket: R2Bucket,
  actor: Authorized<'read'>,
  hash: string,
): Promise<{ body: ReadableStream; type: PictureType } | null> {
  const object = await bucket.get(coverKey(actor, hash))
  if (!object) return null
  return { body: object.body, type: knownType(object.httpMetadata?.contentType) }
}

const coverKey = (actor: Actor, hash: string): string => `ws/${actor.workspaceId}/${hash}`

const knownType = (stored: string | undefined): PictureType =>
  stored === 'image/png' || stored === 'image/webp' ? stored : 'image/jpeg'
