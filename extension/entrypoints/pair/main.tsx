import { start } from '../../app/start.tsx'
import { PairPage } from '../../app/pair/PairPage.tsx'
import * as m from '../../locales/compiled/messages.js'

start({ screen: PairPage, title: m.pair_title, density: 'dashboard' })
