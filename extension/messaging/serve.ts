import * as v from 'valibot'
import { fail, type Result } from '#shared/model/result.ts'
import { onBackgroundMessage, type Sender } from '../platform/runtime.ts'
import type { AppErrorCode } from './errors.ts'
import { type MessageName, type MessageReply, type MessageRequest, protocol } from './protocol.ts'

export type Handlers = {
  [N in MessageName]: (request: MessageRequest<N>, sender: Sender) => Promise<Result<MessageReply<N>, AppErrorCode>>
}

const redOrigins = new Set(['https://www.xiaohongshu.com', 'https://www.rednote.com'])
const envelopeSchema = v.object({ name: v.picklist(Object.keys(protocol) as MessageName[]), request: v.unknown() })

/** Answers every message of the protocol. Must be called synchronously at the top level of the background. */
export function serve(handlers: Handlers): void {
  onBackgroundMessage((message, sender) => {
    const envelope = v.safeParse(envelopeSchema, message)
    return envelope.success ? answer(handlers, envelope.output, sender) : null
  })
}

async function answer(
  handlers: Handlers,
  { name, request }: v.InferOutput<typeof envelopeSchema>,
  sender: Sender,
): Promise<Result<unknown, AppErrorCode>> {
  if (!mayAsk(name, sender)) return fail('not-allowed')
  const parsed = v.safeParse(protocol[name].request, request)
  if (!parsed.success) return fail('message-malformed')
  try {
    return await (handlers[name] as (request: unknown, sender: Sender) => Promise<Result<unknown, AppErrorCode>>)(
      parsed.output,
      sender,
    )
  } catch (error) {
    return fail(storageCodeOf(error))
  }
}

/** Tab verbs are open to RED's own pages and to ours; page verbs to ours alone (security boundary). */
function mayAsk(name: MessageName, sender: Sender): boolean {
  if (sender.isOwnPage) return true
  return protocol[name].from === 'tab' && sender.tabOrigin !== null && redOrigins.has(sender.tabOrigin)
}

/** IndexedDB is the only thing behind a handler that throws in practice; the code tells the person which way. */
function storageCodeOf(error: unknown): AppErrorCode {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) => (e as { name?: string } | null)?.name)
  return names.includes('QuotaExceededError') ? 'storage-full' : 'storage-failed'
}
