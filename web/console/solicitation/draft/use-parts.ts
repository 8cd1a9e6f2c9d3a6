import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import * as v from 'valibot'
import {
  type DocumentName,
  DraftHeading,
  type DraftOperation,
  type DraftPart,
  type DraftParts,
} from '#contract/solicitation/draft.ts'
import { correct } from '#domain/solicitation/correct.ts'
import { readDraft, useKept } from '../../draft/use-draft.ts'
import { guardLeaving } from '../../router/router.ts'
import { newId } from '../../session/new-id.ts'
import { type PartConflict, settle, threeWay } from './three-way.ts'

/** As it is being typed: an article may be empty for a moment. */
const Parts = v.array(
  v.variant('type', [
    DraftHeading,
    v.object({ type: v.literal('article'), id: v.string(), number: v.string(), text: v.string() }),
  ]),
)
const Kept = v.object({ base: Parts, parts: Parts })

/** As many steps back. */
const UNDO = 100

interface State {
  /** What was stored when the work began. */
  base: DraftParts
  parts: DraftParts
  undo: { parts: DraftParts; about: string }[]
  conflicts: PartConflict[]
}

export interface PartsEditor {
  parts: DraftParts
  dirty: boolean
  /** A colleague stored another version meanwhile. */
  overtaken: boolean
  conflicts: readonly PartConflict[]
  canUndo: boolean
  /** False where the operation makes no sense there. */
  apply: (operation: DraftOperation) => boolean
  replace: (parts: DraftParts) => void
  undo: () => void
  /** Takes what a colleague stored into the own version. */
  join: () => void
  decide: (conflict: PartConflict, choice: 'mine' | 'theirs' | 'both') => void
  stored: () => void
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One document as it is corrected on the screen: every step can be undone, and it stays on the device until it is stored (D11). */
export const useParts = (activityId: string, document: DocumentName, stored: DraftParts): PartsEditor => {
  const key = `solicitation.${activityId}.parts.${document}`
  const kept = useMemo(() => readDraft(Kept, key), [key])
  const state = useSignal<State>({
    base: kept?.base ?? stored,
    parts: kept?.parts ?? stored,
    undo: [],
    conflicts: [],
  })
  const { base, parts, undo, conflicts } = state.value
  const dirty = !same(parts, base)
  const put = (difference: Partial<State>) => {
    state.value = { ...state.peek(), ...difference }
  }
  // Nothing of one's own is in the way: what colleagues store simply appears.
  useEffect(() => {
    if (!dirty && !same(base, stored)) put({ base: stored, parts: stored, undo: [] })
  }, [stored])
  useKept(key, dirty ? { base, parts } : null, [base, parts])
  useEffect(() => guardLeaving(() => dirty), [dirty])

  const change = (next: DraftParts, about: string) => {
    const { parts: before, undo: steps } = state.peek()
    // Typing in one part is one step.
    const goesOn = about !== '' && steps.at(-1)?.about === about
    put({ parts: next, undo: goesOn ? steps : [...steps.slice(1 - UNDO), { parts: before, about }] })
  }
  return {
    parts,
    dirty,
    overtaken: dirty && !same(base, stored) && !same(parts, stored),
    conflicts,
    canUndo: undo.length > 0,
    apply: (operation) => {
      const result = correct(state.peek().parts, operation)
      if (result.ok) change(result.value, operation.type === 'edit' ? operation.part.id : '')
      return result.ok
    },
    replace: (next) => change(next, ''),
    undo: () => {
      const step = undo.at(-1)
      if (step) put({ parts: step.parts, undo: undo.slice(0, -1) })
    },
    join: () => {
      const joined = threeWay(base, parts, stored)
      put({ base: stored, parts: joined.parts, conflicts: joined.conflicts, undo: [...undo, { parts, about: '' }] })
    },
    decide: (conflict, choice) => {
      change(settle(parts, conflict, choice, newId()), '')
      put({ conflicts: conflicts.filter(({ id }) => id !== conflict.id) })
    },
    stored: () => put({ base: state.peek().parts, undo: [], conflicts: [] }),
  }
}

/** A part in few words, for buttons and what is said aloud. */
export const briefly = (part: DraftPart): string =>
  [part.number, part.type === 'heading' ? part.title : part.text].filter(Boolean).join(' ').slice(0, 24)
