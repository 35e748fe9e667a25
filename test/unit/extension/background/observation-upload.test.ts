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
let late = 0
const upload = (fetchPort: FetchPort = worker.fetch) =>
  uploadObservations({ db, api: createApi(fetchPort), ...ports, now: () => ports.now() + late })
/** Any wait after a failure is over. */
const later = () => (late += 10 * 60_000)

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
  later()
  await upload()
  expect([...worker.batches.values()]).toEqual([200, 200, 51])
})

test('nothing goes up without consent', async () => {
  await setConsent(db, false)
  await upload()
  expect(worker.requests).toEqual([])
})

test.each(['bad-request', 'not-allowed'] as const)(
  'a batch refused as %s does not block those after it',
  async (code) => {
    let first = true
    await upload(async (input, init) => {
      if (!first) return worker.fetch(input, init)
      first = false
      return refusal(code)
    })
    expect([...worker.batches.values()]).toEqual([200, 50])
    expect(await db.observation.count()).toBe(0)
  },
)

test('after a failure the next attempt waits, however often it is asked for', async () => {
  let requests = 0
  const down: FetchPort = () => {
    requests += 1
    return Promise.reject(new TypeError('no network'))
  }
  for (let frame = 0; frame < 20; frame++) await upload(down)
  expect(requests).toBe(1)
  later()
  await upload()
  expect(await db.observation.count()).toBe(0)
})
