import type { ComponentType } from 'preact'
import * as m from '../locales/compiled/messages.js'
import type { IconName } from '../ui/Icon.tsx'
import { BoardsScreen } from './boards/BoardsScreen.tsx'
import { BoardsSection } from './boards/BoardsSection.tsx'
import { CompetitorsScreen } from './competitors/CompetitorsScreen.tsx'
import { CompetitorsSection } from './competitors/CompetitorsSection.tsx'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import { LibrarySection } from './library/LibrarySection.tsx'
import { OutboxScreen } from './outbox/OutboxScreen.tsx'
import type { ScreenId } from './route.ts'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { TeamScreen } from './team/TeamScreen.tsx'
import { TrendsScreen } from './trends/TrendsScreen.tsx'
import { TrendsSection } from './trends/TrendsSection.tsx'

interface Screen {
  id: ScreenId
  title: () => string
  icon: IconName
  /** Drawn in the dashboard's main area. */
  dashboard: ComponentType
  /** Drawn as a collapsible section of the side panel. */
  panel?: ComponentType
}

/** Every screen of the product, in the order of the rail. A new feature is one line here. */
export const screens: readonly Screen[] = [
  { id: 'library', title: m.app_library, icon: 'library', dashboard: LibraryScreen, panel: LibrarySection },
  { id: 'boards', title: m.app_boards, icon: 'board', dashboard: BoardsScreen, panel: BoardsSection },
  {
    id: 'competitors',
    title: m.app_competitors,
    icon: 'watch',
    dashboard: CompetitorsScreen,
    panel: CompetitorsSection,
  },
  { id: 'trends', title: m.app_trends, icon: 'trend', dashboard: TrendsScreen, panel: TrendsSection },
  { id: 'team', title: m.app_team, icon: 'team', dashboard: TeamScreen },
  { id: 'outbox', title: m.app_outbox, icon: 'outbox', dashboard: OutboxScreen },
  { id: 'settings', title: m.app_settings, icon: 'settings', dashboard: SettingsScreen },
]
