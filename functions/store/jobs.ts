import { gunzipSync, gzipSync } from 'node:zlib'
import { DeleteCommand, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Job } from '../contract/job/job.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import { isQuoting } from '../domain/quoting.ts'
import { auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, isConditionFailed } from './conflicts.ts'
import { activityJobs, BY_OWNER, jobKey, OPEN_JOBS, seqKey, siteJobs } from './keys.ts'
import { partition, queryItems } from './pages.ts'

/** A job as it is stored. */
export interface JobRecord extends Omit<Job, 'result' | 'expiresAt'> {
  /** Pieces and bytes stored so far, and once done what they are. */
  pieces: number
  bytes: number
  file: { name: string; mediaType: string } | null
  /** Grows with each worker that takes it up; what an earlier one still writes is refused. */
  attempt: number
  /** Workers that took it up since it last got on. */
  tries: number
  /** The stream record whose worker has it: delivered again, that worker is dead, and its lease void. */
  claimedBy: string | null
  leaseUntil: number
  /** Which stored state of the work is the latest, and in how many parts; 0: it begins. */
  checkpoint: { number: number; parts: number }
  /** In seconds, for DynamoDB. */
  expiresAt: number
}

/** An export holds what single people answered: it is gone the next day (M13). DynamoDB may take longer to erase it. */
const KEPT_MS = 24 * 60 * 60_000
/** Longer than a step takes; a worker that is silent for so long is taken for dead. */
const LEASE_MS = 3 * 60_000
/** Below DynamoDB's 400 KB an item, in bytes. */
const PART_BYTES = 340_000

export const newJob = (given: Pick<Job, 'id' | 'siteId' | 'request' | 'by' | 'createdAt'>): JobRecord => ({
  ...given,
  ...{ state: 'queued', done: 0, total: 0, endedAt: null, problem: null, pieces: 0, bytes: 0, file: null },
  ...{ attempt: 0, tries: 0, claimedBy: null, leaseUntil: 0, checkpoint: { number: 0, parts: 0 } },
  expiresAt: Math.floor((given.createdAt + KEPT_MS) / 1000),
})

export const jobView = ({
  id,
  siteId,
  request,
  state,
  done,
  total,
  by,
  createdAt,
  endedAt,
  ...more
}: JobRecord): Job => ({
  ...{ id, siteId, request, state, done, total, by, createdAt, endedAt, problem: more.problem },
  result: more.file && { ...more.file, pieces: more.pieces, bytes: more.bytes },
  expiresAt: more.expiresAt * 1000,
})

type Place = Pick<Job, 'siteId' | 'id'>
const headKey = ({ siteId, id }: Place) => jobKey(siteId, id, 'HEAD')
const pieceKey = ({ siteId, id }: Place, piece: number) => jobKey(siteId, id, `PIECE#${seqKey(piece)}`)
const stateKey = ({ siteId, id }: Place, number: number, part: number) =>
  jobKey(siteId, id, `STATE#${seqKey(number)}#${seqKey(part)}`)

export const getJob = async (tables: Tables, siteId: string, id: string): Promise<JobRecord | null> => {
  const Key = headKey({ siteId, id })
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  if (!Item) return null
  const { pk, sk, ownerPk, ownerSk, ...job } = Item
  return job as JobRecord
}

export const isExpired = (job: JobRecord, now: number): boolean => job.expiresAt * 1000 <= now

/** Jobs not yet ended are found by the hourly recount without a scan. */
const open = ({ siteId, id }: Place) => ({ ownerPk: OPEN_JOBS, ownerSk: `${siteId}#${id}` })

/** False where the id is taken; `again`: over one that failed, was cancelled, or is past its day. With its entry in the audit trail. */
export const putJob = async (
  tables: Tables,
  job: JobRecord,
  audit: AuditEntry,
  again: JobRecord | null,
): Promise<boolean> => {
  const Put = {
    TableName: tables.records,
    Item: { ...headKey(job), ...job, ...open(job), ...(again ? { attempt: again.attempt + 1 } : {}) },
    ...(again
      ? {
          ConditionExpression: 'attempt = :attempt AND (#state IN (:failed, :cancelled) OR expiresAt <= :now)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':attempt': again.attempt,
            ':failed': 'failed',
            ':cancelled': 'cancelled',
            ':now': Math.floor(job.createdAt / 1000),
          },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  }
  try {
    await tables.db.send(
      new TransactWriteCommand({ TransactItems: [{ Put }, auditPut(tables, audit), ...listed(tables, job)] }),
    )
    return true
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return false
    throw error
  }
}

/** Work whose result quotes people is found by what it is about, so that it goes with the words of one who asks (M13). */
const listed = (tables: Tables, { id, siteId, request, createdAt, expiresAt }: JobRecord) => {
  if (!isQuoting(request)) return []
  const pk = 'activityId' in request ? activityJobs(request.activityId) : siteJobs(siteId)
  return [{ Put: { TableName: tables.records, Item: { pk, sk: id, siteId, createdAt, expiresAt } } }]
}

/** Of an activity or a site, all that was started by then: its words are in it, or may be. A worker that has one still stops. */
export const forgetJobs = async (tables: Tables, list: string, until: number): Promise<void> => {
  for await (const { sk, siteId, createdAt } of partition(tables, tables.records, list)) {
    if (Number(createdAt) > until) continue
    await dropJob(tables, { siteId: String(siteId), id: String(sk) })
    await tables.db.send(new DeleteCommand({ TableName: tables.records, Key: { pk: list, sk } }))
  }
}

const dropJob = async (tables: Tables, place: Place): Promise<void> => {
  for await (const { pk, sk } of partition(tables, tables.records, headKey(place).pk))
    await tables.db.send(new DeleteCommand({ TableName: tables.records, Key: { pk, sk } }))
}

/** Takes a job up; null where another worker has it, or there is nothing to do. `record`: the stream record it came by. */
export const claimJob = (tables: Tables, place: Place, record: string, now: number): Promise<JobRecord | null> =>
  update(tables, place, {
    set: { state: 'running', claimedBy: record, leaseUntil: now + LEASE_MS },
    add: { attempt: 1, tries: 1 },
    condition: '#state = :queued OR (#state = :running AND (claimedBy = :claimedBy OR leaseUntil < :now))',
    values: { ':queued': 'queued', ':running': 'running', ':now': now },
  })

/** The stored state of the work; null where it begins. */
export const readCheckpoint = async (tables: Tables, job: JobRecord): Promise<unknown> => {
  const { number, parts } = job.checkpoint
  if (number === 0) return null
  const packed: Uint8Array[] = []
  for (let part = 0; part < parts; part++) {
    const Key = stateKey(job, number, part)
    const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
    packed.push(Item?.data as Uint8Array)
  }
  return JSON.parse(gunzipSync(Buffer.concat(packed)).toString())
}

const split = (data: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(data.length / PART_BYTES) }, (_, at) =>
    data.subarray(at * PART_BYTES, (at + 1) * PART_BYTES),
  )

const putData = (tables: Tables, Key: object, data: Uint8Array, { expiresAt }: JobRecord) =>
  tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...Key, data, expiresAt } }))

/** What a step came to. `output`: what it adds to the result. `state` null: the work is done. */
export interface Progress {
  state: unknown
  done: number
  total: number
  output: Uint8Array
  file: { name: string; mediaType: string } | null
}

/**
 * Keeps what a step came to: the pieces and the new state under numbers of their own, then the head that says which count.
 * A worker that dies in between leaves the head, and what it wrote is written over. Null: another has the job now.
 */
export const saveStep = async (
  tables: Tables,
  job: JobRecord,
  { state, done, total, output, file }: Progress,
  now: number,
): Promise<JobRecord | null> => {
  const outputs = split(output)
  for (const [at, piece] of outputs.entries())
    await putData(tables, pieceKey(job, job.pieces + at), gzipSync(piece), job)
  // The attempt is in the number: two workers, one of them thought dead, never write under the same.
  const number = job.attempt * 1_000_000 + (job.checkpoint.number % 1_000_000) + 1
  const states = state === null ? [] : split(gzipSync(JSON.stringify(state)))
  for (const [part, data] of states.entries()) await putData(tables, stateKey(job, number, part), data, job)
  const saved = await update(tables, job, {
    set: {
      ...{ done, total, tries: 0, pieces: job.pieces + outputs.length, bytes: job.bytes + output.length },
      ...{ checkpoint: { number, parts: states.length }, leaseUntil: now + LEASE_MS },
      ...(state === null ? { state: 'done', endedAt: now, file } : {}),
    },
    condition: OWN,
    values: { ':mine': job.attempt, ':running': 'running' },
    ends: state === null,
  })
  if (saved && job.checkpoint.number > 0)
    for (let part = 0; part < job.checkpoint.parts; part++)
      await tables.db.send(
        new DeleteCommand({ TableName: tables.records, Key: stateKey(job, job.checkpoint.number, part) }),
      )
  // Forgotten meanwhile: what this step wrote is named by nothing, and not kept.
  if (!saved && !(await getJob(tables, job.siteId, job.id))) await dropJob(tables, job)
  return saved
}

const OWN = 'attempt = :mine AND #state = :running'

/** Puts it back: the change of the record wakes the next worker, which goes on from the stored state. */
export const requeueJob = (tables: Tables, job: JobRecord): Promise<JobRecord | null> =>
  update(tables, job, {
    set: { state: 'queued', claimedBy: null },
    condition: OWN,
    values: { ':mine': job.attempt, ':running': 'running' },
  })

export const failJob = (tables: Tables, job: JobRecord, problem: string, now: number): Promise<JobRecord | null> =>
  update(tables, job, {
    set: { state: 'failed', problem, endedAt: now },
    condition: OWN,
    values: { ':mine': job.attempt, ':running': 'running' },
    ends: true,
  })

/** Null where it has ended already. */
export const cancelJob = (tables: Tables, job: JobRecord, now: number): Promise<JobRecord | null> =>
  update(tables, job, {
    set: { state: 'cancelled', endedAt: now },
    condition: '#state IN (:queued, :running)',
    values: { ':queued': 'queued', ':running': 'running' },
    ends: true,
  })

interface Change {
  set: Record<string, unknown>
  add?: Record<string, number>
  condition: string
  values: Record<string, unknown>
  ends?: boolean
}

const update = async (
  tables: Tables,
  place: Place,
  { set, add = {}, condition, values, ends = false }: Change,
): Promise<JobRecord | null> => {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`)
  const adds = Object.keys(add).map((name) => `#${name} :${name}`)
  const expression = [
    `SET ${sets.join(', ')}`,
    adds.length > 0 ? `ADD ${adds.join(', ')}` : '',
    ends ? 'REMOVE ownerPk, ownerSk' : '',
  ]
  const named = { ...set, ...add, state: undefined }
  const given = { ...set, ...add }
  try {
    const { Attributes } = await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: headKey(place),
        UpdateExpression: expression.filter(Boolean).join(' '),
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(Object.keys(named).map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`:${name}`, value])),
          ...values,
        },
        ReturnValues: 'ALL_NEW',
      }),
    )
    const { pk, sk, ownerPk, ownerSk, ...job } = Attributes ?? {}
    return job as JobRecord
  } catch (error) {
    if (isConditionFailed(error)) return null
    throw error
  }
}

export const readPiece = async (tables: Tables, job: JobRecord, piece: number): Promise<Uint8Array | null> => {
  if (piece >= job.pieces) return null
  const Key = pieceKey(job, piece)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item ? gunzipSync(Item.data as Uint8Array) : null
}

/** [W2] Touches jobs whose worker was lost for good, so that they go on; how many. */
export const wakeJobs = async (tables: Tables, now: number): Promise<number> => {
  let woken = 0
  const items = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :open',
    ExpressionAttributeValues: { ':open': OPEN_JOBS },
  })
  for await (const item of items) {
    const job = item as unknown as JobRecord
    const stale = job.state === 'queued' ? now - Number(job.createdAt) > LEASE_MS : job.leaseUntil < now
    if (!stale) continue
    const touched = await update(tables, job, {
      set: { state: 'queued', claimedBy: null, leaseUntil: 0 },
      add: { attempt: 1 },
      condition: '#state = :queued OR (#state = :running AND #leaseUntil < :now)',
      values: { ':queued': 'queued', ':running': 'running', ':now': now },
    })
    if (touched) woken++
  }
  return woken
}
