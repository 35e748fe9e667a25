import type { OpRefusal } from '#shared/contract/sync.ts'
import { errorText } from '../locales/error-text.ts'
import * as m from '../locales/compiled/messages.js'
import type { AppErrorCode } from '../messaging/errors.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNote } from '../ui/Notes.tsx'

/** A failure by its code, with a way to try again where that can help. */
export function Failure({ code, again }: { code: AppErrorCode | OpRefusal; again?: () => void }) {
  return (
    <ErrorNote {...errorText[code]()}>
      {again && (
        <Button icon="refresh" onClick={again}>
          {m.common_retry()}
        </Button>
      )}
    </ErrorNote>
  )
}
