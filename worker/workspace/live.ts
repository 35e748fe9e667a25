/** Live hints over hibernating WebSockets: they carry "rev is now N" and nothing else, so losing one costs nothing. */
import { liveProtocol, liveRevokedCode } from '#shared/contract/sync.ts'

/** Header by which the worker tells the object whose socket this is; the object is reachable by the worker only. */
export const deviceHeader = 'X-Redmark-Device'

/** Ping and pong are answered by the runtime while the object sleeps. */
export function answerPings(ctx: DurableObjectState): void {
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', JSON.stringify({ type: 'pong' })))
}

/** Takes the upgrade. Only our own protocol name goes back: the second one the client offered is its token. */
export function acceptSocket(ctx: DurableObjectState, request: Request): Response {
  const deviceId = request.headers.get(deviceHeader)
  if (!deviceId || request.headers.get('Upgrade')?.toLowerCase() !== 'websocket')
    return new Response(null, { status: 400 })
  const { 0: client, 1: server } = new WebSocketPair()
  server.serializeAttachment({ deviceId })
  ctx.acceptWebSocket(server, [deviceId])
  return new Response(null, { status: 101, webSocket: client, headers: { 'Sec-WebSocket-Protocol': liveProtocol } })
}

export function broadcastRev(ctx: DurableObjectState, rev: number): void {
  const message = JSON.stringify({ type: 'rev', rev })
  for (const socket of ctx.getWebSockets()) {
    try {
      socket.send(message)
    } catch {
      // A socket that is just closing; its client pulls when it comes back.
    }
  }
}

export function closeDeviceSockets(ctx: DurableObjectState, deviceId: string): void {
  for (const socket of ctx.getWebSockets(deviceId)) socket.close(liveRevokedCode, 'device revoked')
}
