import { browser } from 'wxt/browser'

/** Must be called at the top level of the background: the alarm wakes it. */
export function onAlarm(name: string, ring: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) ring()
  })
}

/** Rings every `minutes` (at least 0.5). An alarm that already does is left alone: setting it again would delay it. */
export async function setRepeatingAlarm(name: string, minutes: number): Promise<void> {
  const held = await browser.alarms.get(name)
  if (held?.periodInMinutes === minutes) return
  await browser.alarms.create(name, { delayInMinutes: minutes, periodInMinutes: minutes })
}
