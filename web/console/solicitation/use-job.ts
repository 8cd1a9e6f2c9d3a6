import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Id } from '#contract/basics.ts'
import type { Job } from '#contract/job/job.ts'
import type { JobRequest } from '#contract/job/request.ts'
import type { Refusal } from '#contract/refusal.ts'
import { isPassing } from '../../live/api.ts'
import { dropDraft, readDraft, writeDraft } from '../draft/use-draft.ts'
import { call } from '../session/call.ts'
import { newId } from '../session/new-id.ts'

/** How often a running job is looked at (milliseconds). */
const LOOK_MS = 1_000

export interface Following {
  job: Job | null
  refusal: Refusal | null
  running: boolean
  start: (request: JobRequest) => Promise<void>
}

/** Work in the background from one place on the screen: started, and followed over reloads until it has ended. */
export const useJob = (siteId: string, key: string, onEnd: (job: Job) => void): Following => {
  const job = useSignal<Job | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  const following = useSignal<string | null>(readDraft(Id, key))
  const jobId = following.value
  const forget = () => {
    dropDraft(key)
    following.value = null
  }
  useEffect(() => {
    if (jobId === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let current = true
    const look = async () => {
      const answer = await call('job.read', { params: { siteId, jobId } })
      if (!current) return
      if (answer.ok) {
        job.value = answer.value
        if (answer.value.endedAt !== null) {
          forget()
          return onEnd(answer.value)
        }
      } else if (!isPassing(answer)) return forget()
      timer = setTimeout(() => void look(), LOOK_MS)
    }
    void look()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [jobId])
  return {
    job: job.value,
    refusal: refusal.value,
    running: jobId !== null,
    start: async (request) => {
      const id = newId()
      refusal.value = null
      const answer = await call('job.start', { params: { siteId, jobId: id }, body: request })
      if (!answer.ok) {
        refusal.value = answer.refusal ?? { code: 'unavailable' }
        return
      }
      job.value = answer.value
      writeDraft(key, id)
      following.value = id
    },
  }
}
