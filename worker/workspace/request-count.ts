export interface RequestCount {
  minute: number
  requests: number
}

export const requestsPerMinuteMax = 600

/**
 * Counts one request of a device in fixed one-minute windows. `waitSeconds` is 0 when the request is admitted, else
 * the seconds until the next window (1–60).
 */
export function countRequest(
  held: RequestCount | undefined,
  now: number,
): { count: RequestCount; waitSeconds: number } {
  const minute = Math.floor(now / 60_000)
  const requests = held?.minute === minute ? held.requests + 1 : 1
  const count = { minute, requests }
  if (requests <= requestsPerMinuteMax) return { count, waitSeconds: 0 }
  return { count, waitSeconds: Math.max(1, Math.ceil(((minute + 1) * 60_000 - now) / 1000)) }
}
