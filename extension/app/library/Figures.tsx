import type { Count } from '#shared/model/count.ts'
import * as m from '../../locales/compiled/messages.js'
import { explainCount, formatCount } from '../../locales/format.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import './Figures.css'

interface Numbers {
  likes?: Count | null
  collects?: Count | null
  comments?: Count | null
  shares?: Count | null
}

/** The four public numbers of a note with their names. What the page did not show stays a dash, never a zero. */
export function Figures({ numbers }: { numbers: Numbers }) {
  const named: Array<[string, Count | null | undefined]> = [
    [m.item_likes(), numbers.likes],
    [m.item_collects(), numbers.collects],
    [m.item_comments(), numbers.comments],
    [m.item_shares(), numbers.shares],
  ]
  return (
    <dl class="figures">
      {named.map(([label, count]) => (
        <div key={label} class="figure">
          <dt>{label}</dt>
          <dd title={count ? (explainCount(count) ?? undefined) : m.common_not_shown()}>
            {count ? (
              formatCount(count)
            ) : (
              <>
                <span aria-hidden="true">–</span>
                <span class="visually-hidden">{m.common_not_shown()}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** One number beside its sign, for dense places. */
export function Figure({ icon, label, count }: { icon: IconName; label: string; count: Count | null | undefined }) {
  if (!count) return null
  return (
    <span class="figure-inline" title={explainCount(count) ?? undefined}>
      <Icon name={icon} size={13} />
      <span class="visually-hidden">{label}</span>
      {formatCount(count)}
    </span>
  )
}
