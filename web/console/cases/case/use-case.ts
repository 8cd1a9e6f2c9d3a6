import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CaseReply } from '#contract/case/desk.ts'
import type { Refusal } from '#contract/refusal.ts'
import { isPassing } from '../../../live/api.ts'
import { call } from '../../session/call.ts'
import { type CaseOrder, sendCase } from '../parts/send-case.ts'
import { usePoll } from '../parts/use-poll.ts'
import { isNews } from './changes.ts'

/** Often enough to see that a colleague or the citizen was faster (milliseconds). */
const REFRESH_MS = 15_000

type WithoutTarget<O> = O extends CaseOrder ? Omit<O, 'id' | 'version'> : never
/** What is to be done; to this case, at the version that is on the screen. */
export type CaseAct = WithoutTarget<CaseOrder>

type CaseResult =
  | { status: 'loading' }
  | { status: 'refused'; refusal: Refusal }
  | {
      status: 'ready'
      shown: CaseReply
      /** What was read since and not let in yet: nothing moves under a reader (D12). */
      newer: CaseReply | null
      /** The last try to read it failed. */
      stale: boolean
    }

export interface CaseDesk {
  id: string
  result: CaseResult
  /** Lets in what is new. */
  showNewer: () => void
  reload: () => void
  /** Null: done. */
  send: (act: CaseAct) => Promise<Refusal | null>
}

/** A claim decides nothing: what it finds new must still be read. */
const isClaim = (act: CaseAct) => act.type === 'case.claim' || act.type === 'case.release'

/** One case, read again by itself. */
export const useCase = (id: string): CaseDesk => {
  const result = useSignal<CaseResult>({ status: 'loading' })
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const read = () => call('case.read', { params: { caseId: id } })

  /** What was read in its place: at once, or to be let in. */
  const take = (fresh: CaseReply, own: boolean) => {
    const before = result.peek()
    if (before.status !== 'ready' || own || !isNews(before.shown, fresh))
      result.value = { status: 'ready', shown: fresh, newer: null, stale: false }
    else result.value = { ...before, newer: fresh, stale: false }
  }

  const look = async (own = false) => {
    const answer = await read()
    if (answer.ok) take(answer.value, own)
    else if (result.peek().status !== 'ready')
      result.value = { status: 'refused', refusal: answer.refusal ?? { code: 'unavailable' } }
    // What passes takes nothing off the screen, least of all a form with somebody's words in it.
    else if (isPassing(answer)) {
      const before = result.peek()
      if (before.status === 'ready') result.value = { ...before, stale: true }
    } else result.value = { status: 'refused', refusal: answer.refusal ?? { code: 'unavailable' } }
  }

  const carryOut = async (act: CaseAct): Promise<Refusal | null> => {
    const before = result.peek()
    if (before.status !== 'ready') return { code: 'unavailable' }
    const order = (version: number) => ({ ...act, id, version }) as CaseOrder
    let answer = await sendCase(order(before.shown.case.version))
    if (!answer.ok && answer.refusal?.code === 'version-conflict') {
      const fresh = await read()
      if (!fresh.ok) return answer.refusal
      take(fresh.value, false)
      // Only somebody's claim came and went: there is nothing to look at first.
      if (isNews(before.shown, fresh.value)) return answer.refusal
      answer = await sendCase(order(fresh.value.case.version))
    }
    await look(answer.ok && !isClaim(act))
    return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
  }

  usePoll(() => look(), REFRESH_MS)
  useEffect(() => {
    void look()
  }, [])

  return {
    id,
    result: result.value,
    showNewer: () => {
      const before = result.peek()
      if (before.status === 'ready' && before.newer) result.value = { ...before, shown: before.newer, newer: null }
    },
    reload: () => void look(true),
    send: (act) => {
      // One after another: a decision sent on the heels of its own claim would contradict it.
      const answer = queue.current.then(() => carryOut(act))
      queue.current = answer.catch(() => {})
      return answer
    },
  }
}
