import * as m from '../../locales/compiled/messages.js'
import { Tabs } from '../../ui/Tabs.tsx'
import { useView } from '../use-view.ts'
import { TrendList } from './TrendList.tsx'

const windows = { '1': 1, '3': 3, '7': 7 } as const

/** Which tags more authors use than their past predicts. */
export function TrendsScreen() {
  const { view, go } = useView()
  return (
    <div class="screen">
      <header class="screen-head">
        <div class="screen-title">
          <h1>{m.app_trends()}</h1>
          <Tabs<keyof typeof windows>
            label={m.trends_days()}
            value={`${view.days}`}
            onChange={(days) => go({ days: windows[days] })}
            choices={[
              { value: '1', text: m.trends_days_1() },
              { value: '3', text: m.trends_days_3() },
              { value: '7', text: m.trends_days_7() },
            ]}
          />
        </div>
      </header>
      <TrendList days={view.days} />
    </div>
  )
}
