import { Icon, type IconName } from './Icon.tsx'
import './Tabs.css'

interface TabsProps<V extends string> {
  /** What is being chosen, for readers. */
  label: string
  value: V
  choices: ReadonlyArray<{ value: V; text: string; icon?: IconName }>
  onChange: (value: V) => void
}

/** A few exclusive choices in one row: radio buttons underneath, so that arrow keys work as people expect. */
export function Tabs<V extends string>({ label, value, choices, onChange }: TabsProps<V>) {
  return (
    <fieldset class="tabs">
      <legend class="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="tab" title={choice.icon ? choice.text : undefined}>
          <input
            type="radio"
            class="visually-hidden"
            name={label}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon ? (
            <>
              <Icon name={choice.icon} />
              <span class="visually-hidden">{choice.text}</span>
            </>
          ) : (
            choice.text
          )}
        </label>
      ))}
    </fieldset>
  )
}
