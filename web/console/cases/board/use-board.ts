import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CaseBoard, CaseEntry } from '#contract/case/list.ts'
import type { Refusal } from '#contract/refusal.ts'
import { call } from '../../session/call.ts'
import { usePoll } from '../parts/use-poll.ts'
import { type Filters, writeFilters } from './filters.ts'

/** Often enough that nobody works on what a colleague has long done (milliseconds). */
const REFRESH_MS = 30_000
/** A filtered page may be empty and still have a next; after so many the reader is asked whether to look further. */
const EMPTY_PAGES = 10

interface Listed {
  entries: readonly CaseEntry[]
  next: string | null
  pages: number
  readAt: number
}

type Result =
  | { status: 'loading' }
  | { status: 'refused'; refusal: Refusal }
  | { status: 'ready'; list: Listed; stale: boolean }

export interface BoardData {
  result: Result
  /** Counts; null until they are there. */
  board: CaseBoard | null
  more: () => Promise<Refusal | null>
  refresh: () => void
  /** All that was ever read, by id: also what has left the list but is still on the screen. */
  known: ReadonlyMap<string, CaseEntry>
}

/** A site's cases as filtered, and the counts of all: read again by themselves, as many pages as are open. */
export const useBoard = (siteId: string, filters: Filters): BoardData => {
  const key = `${siteId} ${writeFilters(filters)}`
  const result = useSignal<Result & { key: string }>({ status: 'loading', key })
  const board = useSignal<CaseBoard | null>(null)
  const known = useRef(new Map<string, CaseEntry>())
  const wanted = useRef(key)
  wanted.current = key

  const page = (after: string | null) =>
    call('case.list', { params: { siteId }, query: { ...filters, ...(after === null ? {} : { after }) } })

  const learn = (entries: readonly CaseEntry[]) => {
    for (const entry of entries) known.current.set(entry.id, entry)
  }

  /** From the beginning, so that nothing falls between two pages when the order has changed. */
  const read = async (pages: number): Promise<Listed | Refusal | null> => {
    const entries: CaseEntry[] = []
    let next: string | null = null
    for (let read = 1; ; read++) {
      const answer = await page(next)
      if (!answer.ok) return answer.refusal
      entries.push(...answer.value.entries)
      next = answer.value.next
      if (next === null || (read >= pages && (entries.length > 0 || read >= EMPTY_PAGES)))
        return { entries, next, pages: Math.max(pages, read), readAt: Date.now() }
    }
  }

  const load = async () => {
    const before = result.peek()
    const open = before.key === key && before.status === 'ready' ? before.list.pages : 1
    const [list, counts] = await Promise.all([read(open), call('case.board', { params: { siteId } })])
    if (counts.ok) board.value = counts.value
    if (wanted.current !== key) return
    if (list && 'entries' in list) {
      learn(list.entries)
      result.value = { status: 'ready', list, stale: false, key }
    } else if (before.key === key && before.status === 'ready') {
      result.value = { ...before, stale: true }
    } else {
      result.value = { status: 'refused', refusal: list ?? { code: 'unavailable' }, key }
    }
  }

  const refresh = usePoll(load, REFRESH_MS)
  // Other filters are what the reader asked for: they are read at once.
  useEffect(() => {
    void load()
  }, [key])

  const more = async (): Promise<Refusal | null> => {
    const before = result.peek()
    if (before.status !== 'ready' || before.list.next === null) return null
    const answer = await page(before.list.next)
    if (!answer.ok) return answer.refusal ?? { code: 'unavailable' }
    learn(answer.value.entries)
    const { list } = before
    const entries = [...list.entries, ...answer.value.entries]
    result.value = { ...before, list: { ...list, entries, next: answer.value.next, pages: list.pages + 1 } }
    return null
  }

  return {
    result: result.value.key === key ? result.value : { status: 'loading' },
    board: board.value,
    more,
    refresh,
    known: known.current,
  }
}
