import type { ComponentChildren, Ref, TargetedKeyboardEvent } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import './Field.css'

interface TextFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string
  /** Shown under the field and read out; the field counts as invalid while it is set. */
  error?: string | null
  placeholder?: string
  maxLength?: number
  required?: boolean
  /** Draws several lines that grow with the text. */
  multiline?: boolean
  autoComplete?: string
  /** Where focus goes when the dialog around it opens. */
  autoFocus?: boolean
  onBlur?: () => void
}

export function TextField(props: TextFieldProps) {
  const id = useId()
  const notes = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    class: 'field-input',
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    required: props.required,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': notes,
    autofocus: props.autoFocus,
    onBlur: props.onBlur,
  }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.multiline ? (
        <textarea {...shared} rows={3} onInput={(event) => props.onInput(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          autocomplete={props.autoComplete ?? 'off'}
          spellcheck={false}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
      {props.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  )
}

interface SearchFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
  placeholder?: string
}

export function SearchField({ label, value, onInput, inputRef, placeholder }: SearchFieldProps) {
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        ref={inputRef}
        class="field-input"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={leaveByKey}
      />
    </div>
  )
}

/** Enter, or Escape once nothing is typed, gives the keyboard back to the results; Enter also ends an input method's word. */
function leaveByKey(press: TargetedKeyboardEvent<HTMLInputElement>): void {
  if (press.isComposing) return
  if (press.key === 'Enter' || (press.key === 'Escape' && press.currentTarget.value === '')) press.currentTarget.blur()
}

interface Choice<V extends string> {
  value: V
  text: string
}

interface SelectProps<V extends string> {
  label: string
  value: V
  choices: ReadonlyArray<Choice<V>>
  onChange: (value: V) => void
  /** The name is for readers only: where the choices speak for themselves. */
  labelHidden?: boolean
}

export function Select<V extends string>({ label, value, choices, onChange, labelHidden }: SelectProps<V>) {
  const id = useId()
  const take = (raw: string) => {
    const choice = choices.find((each) => each.value === raw)
    if (choice) onChange(choice.value)
  }
  return (
    <div class={labelHidden ? 'select' : 'field select'}>
      <label class={labelHidden ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      <select id={id} class="field-input" value={value} onChange={(event) => take(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckboxProps {
  label: ComponentChildren
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: ComponentChildren
  disabled?: boolean
}

export function Checkbox({ label, checked, onChange, hint, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <div class="field-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}
