import * as v from 'valibot'
import { Actor, Id, Instant, SiteId, Whole } from '../basics.ts'
import { JobRequest } from './request.ts'

const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** Work in the background, as its starter follows it. */
export const Job = v.object({
  id: Id,
  siteId: SiteId,
  request: JobRequest,
  state: v.picklist(JOB_STATES),
  /** So many of so many; what is counted is the job's own matter. `total` 0: not known yet. */
  done: Whole,
  total: Whole,
  by: Actor,
  createdAt: Instant,
  endedAt: v.nullable(Instant),
  /** Why it failed: a code of its own type, such as `no_answers`, or `internal`. */
  problem: v.nullable(v.string()),
  /** Once done: a file of so many pieces, each read by itself. */
  result: v.nullable(v.object({ name: v.string(), mediaType: v.string(), pieces: Whole, bytes: Whole })),
  /** Erased by then, with its result. */
  expiresAt: Instant,
})
export type Job = v.InferOutput<typeof Job>

/** A piece of a job's result, base64: all pieces one after the other are the file. */
export const JobPiece = v.object({ data: v.string() })
