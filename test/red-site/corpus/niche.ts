/**
 * The words of one niche. Every text of the stand-in site is put together from such lists; templates use
 * `{item}`, `{scene}`, `{feel}` and `{n}` (a small number). `tags` stand in order of popularity.
 */
export type Niche = {
  key: string
  channelId: string
  channelName: string
  /** Two hues (0–359) between which the covers of the niche are coloured. */
  hues: readonly [number, number]
  personas: readonly string[]
  items: readonly string[]
  scenes: readonly string[]
  feels: readonly string[]
  titles: readonly string[]
  openings: readonly string[]
  points: readonly string[]
  tags: readonly string[]
  risingTags: readonly string[]
}
