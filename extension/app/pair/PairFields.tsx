import { useState } from 'preact/hooks'
import { errorText } from '../../locales/error-text.ts'
import * as m from '../../locales/compiled/messages.js'
import type { AppErrorCode } from '../../messaging/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, TextField } from '../../ui/Field.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Failure } from '../Failure.tsx'
import { SharingText } from '../settings/SharingText.tsx'
import { faultsOf, type PairFault, type PairField, type PairForm } from './pair-form.ts'

interface PairFieldsProps {
  form: PairForm
  onChange: (form: PairForm) => void
  busy: boolean
  failure: AppErrorCode | null
  onSubmit: () => void
}

const faultText: Record<PairFault, () => string> = {
  empty: m.pair_needed,
  short: m.pair_code_short,
  address: () => errorText['address-malformed']().todo,
}

export function PairFields({ form, onChange, busy, failure, onSubmit }: PairFieldsProps) {
  /** Faults show only after the first press: nobody is told off while typing. */
  const [pressed, setPressed] = useState(false)
  const faults = faultsOf(form)
  const faultOf = (field: PairField) => (pressed && faults[field] ? faultText[faults[field]]() : null)
  const field = (name: PairField) => ({
    value: form[name],
    onInput: (value: string) => onChange({ ...form, [name]: value }),
    error: faultOf(name),
    required: true,
  })
  const submit = (event: Event) => {
    event.preventDefault()
    setPressed(true)
    if (Object.keys(faults).length === 0) onSubmit()
  }
  const isSetup = form.mode === 'setup'
  return (
    <form class="pair-form" noValidate onSubmit={submit}>
      <div class="pair-mode">
        <Tabs
          label={m.pair_mode()}
          value={form.mode}
          onChange={(mode) => onChange({ ...form, mode })}
          choices={[
            { value: 'setup', text: m.pair_mode_setup() },
            { value: 'join', text: m.pair_mode_join() },
          ]}
        />
        <p class="faint">{isSetup ? m.pair_mode_setup_hint() : m.pair_mode_join_hint()}</p>
      </div>
      <TextField label={m.pair_address()} hint={m.pair_address_hint()} maxLength={300} {...field('address')} />
      <TextField
        label={isSetup ? m.pair_setup_code() : m.pair_invite_code()}
        hint={isSetup ? m.pair_setup_code_hint() : m.pair_invite_code_hint()}
        maxLength={200}
        {...field('code')}
      />
      <TextField
        label={m.pair_nickname()}
        hint={m.pair_nickname_hint()}
        maxLength={60}
        autoComplete="nickname"
        {...field('nickname')}
      />
      {isSetup && <TextField label={m.pair_workspace()} maxLength={60} {...field('workspaceName')} />}
      <TextField label={m.pair_device()} hint={m.pair_device_hint()} maxLength={60} {...field('deviceName')} />
      <div class="pair-consent">
        <Checkbox
          label={m.settings_share()}
          hint={<SharingText />}
          checked={form.shareObservations}
          onChange={(shareObservations) => onChange({ ...form, shareObservations })}
        />
      </div>
      {failure && <Failure code={failure} />}
      <Button type="submit" tone="primary" busy={busy}>
        {m.pair_submit()}
      </Button>
      <p class="faint" role="status">
        {busy ? m.pair_working({ address: form.address.trim() }) : ''}
      </p>
    </form>
  )
}
