import { useEffect, useState } from 'preact/hooks'
import type { AppErrorCode } from '../messaging/errors.ts'
import type { MessageName, MessageReply, MessageRequest } from '../messaging/protocol.ts'
import { useApp } from './app-context.ts'

export type Answer<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; code: AppErrorCode }

/** Asks the background, again when the request changes or on `again()`. `request` null asks nothing. */
export function useAnswer<N extends MessageName>(
  name: N,
  request: MessageRequest<N> | null,
): { answer: Answer<MessageReply<N>>; again: () => void } {
  const { ask } = useApp()
  const [answer, setAnswer] = useState<Answer<MessageReply<N>>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  const key = JSON.stringify(request)
  useEffect(() => {
    if (request === null) return undefined
    let wanted = true
    setAnswer({ state: 'loading' })
    const read = async () => {
      const result = await ask(name, request)
      if (wanted)
        setAnswer(result.ok ? { state: 'ready', value: result.value } : { state: 'failed', code: result.code })
    }
    void read()
    return () => {
      wanted = false
    }
  }, [ask, name, key, turn])
  return { answer, again: () => setTurn((before) => before + 1) }
}
