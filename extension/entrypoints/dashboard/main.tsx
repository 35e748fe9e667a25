import { start } from '../../app/start.tsx'
import { Dashboard } from '../../app/Dashboard.tsx'
import * as m from '../../locales/compiled/messages.js'

start({ screen: Dashboard, title: m.app_dashboard_title, density: 'dashboard' })
