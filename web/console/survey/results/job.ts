import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Job } from '#contract/job/job.ts'
import type { JobRequest } from '#contract/job/request.ts'
import type { Refusal } from '#contract/refusal.ts'
import { call } from '../../session/call.ts'

/** How often a job is asked how far it is, at first and at most; in milliseconds. */
const [SOON_MS, LATE_MS] = [400, 3_000]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * The id of this work over results that have not changed since: whoever asks for the same gets the same job, so that a table
 * somebody has computed is there at once for everybody.
 */
const jobIdOf = async (request: JobRequest, settled: number | string): Promise<string> => {
  const data = new TextEncoder().encode(JSON.stringify([request, settled]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data)).slice(0, 16)
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export type Work =
  | { status: 'idle' }
  | { status: 'working'; job: Job | null }
  | { status: 'reading'; done: number; total: number }
  | { status: 'done'; job: Job; bytes: Uint8Array[] }
  | { status: 'failed'; problem: string }
  | { status: 'cancelled' }
  | { status: 'refused'; refusal: Refusal }

/** Work in the background as a screen follows it: started, its progress, its result. */
export const useJob = (siteId: string) => {
  const state = useSignal<Work>({ status: 'idle' })
  const turn = useSignal(0)
  const running = useSignal<string | null>(null)
  useEffect(
    () => () => {
      turn.value = -1
    },
    [],
  )

  const start = async (request: JobRequest, settled: number | string): Promise<void> => {
    const own = ++turn.value
    const mine = () => turn.peek() === own
    const say = (work: Work) => {
      if (mine()) state.value = work
    }
    say({ status: 'working', job: null })
    const params = { siteId, jobId: await jobIdOf(request, settled) }
    running.value = params.jobId
    let answer = await call('job.start', { params, body: request })
    for (let wait = SOON_MS; mine(); wait = Math.min(LATE_MS, wait * 1.5)) {
      if (!answer.ok && answer.refusal !== null && answer.refusal.code !== 'unavailable')
        return say({ status: 'refused', refusal: answer.refusal })
      if (answer.ok) {
        const job = answer.value
        if (job.state === 'done') return readAll(job, mine)
        if (job.state === 'cancelled') return say({ status: 'cancelled' })
        if (job.state === 'failed') return say({ status: 'failed', problem: job.problem ?? 'internal' })
        say({ status: 'working', job })
      }
      await pause(wait)
      answer = answer.ok ? await call('job.read', { params }) : await call('job.start', { params, body: request })
    }
  }

  const readAll = async (job: Job, mine: () => boolean): Promise<void> => {
    const total = job.result?.pieces ?? 0
    const bytes: Uint8Array[] = []
    for (let piece = 0; piece < total && mine(); piece++) {
      if (total > 1) state.value = { status: 'reading', done: piece, total }
      let answer = await call('job.piece', { params: { siteId, jobId: job.id, piece } })
      for (let tried = 0; !answer.ok && answer.refusal === null && tried < 5 && mine(); tried++) {
        await pause(LATE_MS)
        answer = await call('job.piece', { params: { siteId, jobId: job.id, piece } })
      }
      if (!answer.ok) {
        if (mine()) state.value = { status: 'refused', refusal: answer.refusal ?? { code: 'unavailable' } }
        return
      }
      bytes.push(Uint8Array.from(atob(answer.value.data), (character) => character.charCodeAt(0)))
    }
    if (mine()) state.value = { status: 'done', job, bytes }
  }

  return {
    state: state.value,
    start,
    stop: async (): Promise<void> => {
      const jobId = running.peek()
      turn.value++
      state.value = { status: 'cancelled' }
      if (jobId) await call('job.cancel', { params: { siteId, jobId } })
    },
    forget: (): void => {
      turn.value++
      state.value = { status: 'idle' }
    },
  }
}

/** A small result as the JSON it is. */
export const jsonOf = async (bytes: readonly Uint8Array[]): Promise<unknown> =>
  JSON.parse(await new Blob([...bytes] as BlobPart[]).text())
