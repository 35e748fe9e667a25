import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KeepSynced } from '../../../../extension/app/KeepSynced.tsx'
import { writeMeta } from '../../../../extension/replica/meta.ts'
import { sampleSession, setStage, type Stage } from '../../../support/app-stage.tsx'

let stage: Stage
beforeEach(() => void (stage = setStage()))
afterEach(() => stage.clear())

const asked = () => stage.asked.map(({ name }) => name)

it('syncs and asks for the live line the moment a connected page opens, and when it is looked at again', async () => {
  await writeMeta(stage.app.db, 'session', sampleSession())
  stage.show(<KeepSynced />)
  await vi.waitFor(() => expect(asked()).toEqual(['sync/now', 'sync/keep-live']))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(asked()).toEqual(['sync/now', 'sync/keep-live', 'sync/keep-live'])
})

it('asks for nothing without a connection', async () => {
  stage.show(<KeepSynced />)
  await stage.app.db.meta.count()
  await stage.app.db.meta.count()
  expect(asked()).toEqual([])
})
