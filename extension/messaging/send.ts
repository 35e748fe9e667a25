import * as v from 'valibot'
import { fail, ok, type Result } from '#shared/model/result.ts'
import { isAlive, sendToBackground } from '../platform/runtime.ts'
import { type AppErrorCode, appErrorCodes } from './errors.ts'
import { type MessageName, type MessageReply, type MessageRequest, protocol } from './protocol.ts'

const failureSchema = v.object({ ok: v.literal(false), code: v.picklist(appErrorCodes as AppErrorCode[]) })

/**
 * Asks the background. The reply is parsed; every failure is a code: `timeout` after `timeoutMs` (default 15 s),
 * `extension-updated` when the extension was reloaded under this context, `message-malformed` for a reply out of shape.
 */
export async function send<N extends MessageName>(
  name: N,
  request: MessageRequest<N>,
  timeoutMs = 15_000,
): Promise<Result<MessageReply<N>, AppErrorCode>> {
  if (!isAlive()) return fail('extension-updated')
  const raw = await answerWithin({ name, request }, timeoutMs)
  if (!raw.ok) return raw
  // What the browser gives when the background was stopped while it worked: done or not, nobody says.
  if (raw.value === undefined) return fail('timeout')
  const failure = v.safeParse(failureSchema, raw.value)
  if (failure.success) return failure.output
  const reply = v.safeParse(v.object({ ok: v.literal(true), value: protocol[name].reply }), raw.value)
  return reply.success ? ok(reply.output.value as MessageReply<N>) : fail('message-malformed')
}

async function answerWithin(message: unknown, timeoutMs: number): Promise<Result<unknown, AppErrorCode>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Result<unknown, AppErrorCode>>((resolve) => {
    timer = setTimeout(() => resolve(fail('timeout')), timeoutMs)
  })
  try {
    return await Promise.race([sendToBackground(message).then((value) => ok(value)), late])
  } catch {
    // The browser rejects when no background listens; without our own id that means we were replaced.
    return fail(isAlive() ? 'timeout' : 'extension-updated')
  } finally {
    clearTimeout(timer)
  }
}
