import type { Page } from 'playwright-core'

type Store = 'note' | 'observation' | 'entity' | 'op' | 'refused'

/** How many rows a store of the replica holds now, asked from one of our own pages. */
export function countInReplica(ownPage: Page, store: Store): Promise<number> {
  return ownPage.evaluate(
    (name) =>
      new Promise<number>((done, failed) => {
        const opened = indexedDB.open('redmark')
        opened.addEventListener('error', () => failed(new Error('the replica cannot be opened')))
        opened.addEventListener('success', () => {
          const counted = opened.result.transaction(name).objectStore(name).count()
          counted.addEventListener('success', () => {
            opened.result.close()
            done(counted.result)
          })
        })
      }),
    store,
  )
}
