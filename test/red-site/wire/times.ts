const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const two = (value: number): string => String(value).padStart(2, '0')

/** A time as the site writes it: 刚刚, 5分钟前, 3小时前, 昨天 12:30, 2天前, 05-14, 2025-08-16 (local time of Shanghai). */
export function timeText(at: number, now: number): string {
  const age = now - at
  if (age < minute) return '刚刚'
  if (age < hour) return `${Math.floor(age / minute)}分钟前`
  if (age < day) return `${Math.floor(age / hour)}小时前`
  const local = new Date(at + 8 * hour)
  if (age < 2 * day) return `昨天 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
  if (age < 5 * day) return `${Math.floor(age / day)}天前`
  const monthAndDay = `${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`
  const sameYear = local.getUTCFullYear() === new Date(now + 8 * hour).getUTCFullYear()
  return sameYear ? monthAndDay : `${local.getUTCFullYear()}-${monthAndDay}`
}
