// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { createApi, type FetchPort } from '../../../../extension/background/api.ts'
import { uploadObservations } from '../../../../extension/background/observation-upload.ts'
import { connect, setConsent } from '../../../../extension/replica/connect.ts'
import type { ReplicaDb } from '../../../../extension/replica/db.ts'
import { recordSightings } from '../../../../extension/replica/observed.ts'
import { aCreator, aNote, countingPorts, openReplica, signIn } from '../../../support/replica.ts'
import { refusal, WorkerModel } from '../../../support/worker-model.ts'

let worker: WorkerModel
let db: ReplicaDb
const ports = countingPorts()
const upload = (fetchPort: FetchPort = worker.fetch) => uploadObservations({ db, api: createApi(fetchPort), ...ports })

beforeEach(async () => {
  ;[worker, db] = [new WorkerModel(), openReplica()]
  await connect(db, signIn(worker), true, ports)
  const notes = Array.from({ length: 449 }, (_, number) => aNote(number))
  await recordSightings(db, { notes, creators: [aCreator(1)] })
})

test('everything goes up in batches of at most 200, each once', async () => {
  await upload()
  expect([...worker.batches.values()]).toEqual([200, 200, 50])
  expect(await db.observation.count()).toBe(0)
})

test('a batch whose reply was lost goes out again under the same id', async () => {
  await upload(async (input, init) => {
    await worker.fetch(input, init)
    throw new TypeError('the reply was lost')
  })
  expect(worker.batches.size).toBe(1)
  await recordSightings(db, { notes: [aNote(900)], creators: [] })
  await upload()
  expect([...worker.batches.values()]).toEqual([200, 200, 51])
})

test('nothing goes up without consent', async () => {
  await setConsent(db, false)
  await upload()
  expect(worker.requests).toEqual([])
})

test('a batch that the worker will never take does not block those after it', async () => {
  let first = true
  await upload(async (input, init) => {
    if (!first) return worker.fetch(input, init)
    first = false
    return refusal('bad-request')
  })
  expect([...worker.batches.values()]).toEqual([200, 50])
  expect(await db.observation.count()).toBe(0)
})
