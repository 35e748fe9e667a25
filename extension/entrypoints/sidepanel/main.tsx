import { start } from '../../app/start.tsx'
import { Panel } from '../../app/Panel.tsx'
import * as m from '../../locales/compiled/messages.js'

start({ screen: Panel, title: m.app_panel_title, density: 'panel' })
