import * as m from '../../locales/compiled/messages.js'

/** What sharing sends and what it never sends: the same words wherever consent is asked for. */
export function SharingText({ offline }: { offline?: boolean }) {
  return (
    <>
      {offline && <p>{m.settings_share_offline()}</p>}
      <p>{m.settings_share_will()}</p>
      <p>{m.settings_share_never()}</p>
    </>
  )
}
