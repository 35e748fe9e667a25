/** Byte limits per kind of body, counted while reading. */

/** Names and codes. */
export const smallBytesMax = 16 * 1024
/**
 * Ops and sightings. A client is asked to stay within `pushBytesMax`; the worker bears more, so that a page's hostile
 * 1 MB title is cut by the schema instead of blocking the queue behind it.
 */
export const bulkBytesMax = 4 * 1024 * 1024
