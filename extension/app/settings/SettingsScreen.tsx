import * as m from '../../locales/compiled/messages.js'
import type { Locale } from '../../locales/locale.ts'
import { type Meta, writeMeta } from '../../replica/meta.ts'
import { Checkbox, Select } from '../../ui/Field.tsx'
import { useApp } from '../app-context.ts'
import { setLocale, setPaused } from '../tab-settings.ts'
import { useMeta, useSession } from '../use-live.ts'
import { ConnectionSettings } from './ConnectionSettings.tsx'
import { SharingText } from './SharingText.tsx'
import './SettingsScreen.css'

/** Settings of this device. */
export function SettingsScreen() {
  return (
    <div class="screen settings">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_settings()}</h1>
        </div>
      </header>
      <section class="settings-part">
        <h2>{m.settings_look()}</h2>
        <LookSettings />
      </section>
      <section class="settings-part">
        <h2>{m.settings_privacy()}</h2>
        <PrivacySettings />
      </section>
      <section class="settings-part">
        <h2>{m.settings_connection()}</h2>
        <ConnectionSettings />
      </section>
    </div>
  )
}

function LookSettings() {
  const app = useApp()
  const locale = useMeta('locale')
  const theme = useMeta('theme')
  return (
    <div class="settings-row">
      <Select<Locale | 'auto'>
        label={m.settings_language()}
        value={locale ?? 'auto'}
        onChange={(chosen) => void setLocale(app, chosen === 'auto' ? null : chosen)}
        choices={[
          { value: 'auto', text: m.settings_language_auto() },
          { value: 'zh-CN', text: '简体中文' },
          { value: 'en', text: 'English' },
        ]}
      />
      <Select<Meta['theme']>
        label={m.settings_theme()}
        value={theme ?? 'system'}
        onChange={(chosen) => void writeMeta(app.db, 'theme', chosen)}
        choices={[
          { value: 'system', text: m.settings_theme_system() },
          { value: 'light', text: m.settings_theme_light() },
          { value: 'dark', text: m.settings_theme_dark() },
        ]}
      />
    </div>
  )
}

function PrivacySettings() {
  const app = useApp()
  const session = useSession()
  const paused = useMeta('paused')
  const sharing = useMeta('shareObservations')
  const consent = async (shareObservations: boolean) => {
    const result = await app.ask('session/consent', { shareObservations })
    if (!result.ok) app.toasts.add({ text: m.item_changed_failed() })
  }
  return (
    <>
      <Checkbox
        label={m.settings_pause()}
        hint={m.settings_pause_text()}
        checked={paused ?? false}
        onChange={(on) => void setPaused(app, on)}
      />
      <Checkbox
        label={m.settings_share()}
        hint={<SharingText offline={session === null} />}
        checked={sharing ?? false}
        disabled={!session}
        onChange={(on) => void consent(on)}
      />
    </>
  )
}
