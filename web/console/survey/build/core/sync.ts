import type { Refusal } from '#contract/refusal.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { type Conflict, mergeDefinitions } from './merge.ts'

/** The draft as the platform has it. */
export interface Stored {
  revision: number
  definition: Definition
  /** Who saved it. */
  by: string
}

/** What is kept on the device until the platform has it. */
export interface Kept {
  revision: number
  base: Definition
  value: Definition
  conflicts: Conflict[]
}

type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused'

export interface SyncState {
  saving: Saving
  /** Why it is not stored. */
  refusal: Refusal | null
  /** When it was last stored, by the device's clock; null: not since it was opened. */
  savedAt: number | null
  /** Whose changes were joined last. */
  joined: string | null
  conflicts: readonly Conflict[]
}

export type Outcome =
  | { type: 'done' }
  | { type: 'conflict' }
  | { type: 'passing' }
  | { type: 'refused'; refusal: Refusal }

export interface SyncWorld {
  /** Stores over a revision. */
  save: (revision: number, definition: Definition) => Promise<Outcome>
  /** Null: not to be had at present. */
  read: () => Promise<Stored | null>
  keep: (kept: Kept | null) => void
  now: () => number
  /** Runs something later; the result calls it off. */
  after: (ms: number, run: () => void) => () => void
  /** A colleague's changes are to be put under one's own. */
  onJoin: (join: (definition: Definition) => Definition) => void
  changed: (state: SyncState) => void
}

/** So long after the last change it is saved (milliseconds). */
const SAVE_AFTER_MS = 1_200
/** So often a save that did not go through is tried again, without any change (milliseconds). */
const AGAIN_MS = 10_000

/**
 * Keeps a definition in step with the platform: each change is on the device at once and stored soon after, and what a
 * colleague stored meanwhile is joined by ids (`merge.ts`). Nothing of either is lost.
 */
export const createSync = (stored: Stored, kept: Kept | null, world: SyncWorld) => {
  let base = kept ? { revision: kept.revision, definition: kept.base } : stored
  let value = kept?.value ?? stored.definition
  let state: SyncState = {
    ...{ saving: 'saved', refusal: null, savedAt: null, joined: null },
    conflicts: kept?.conflicts ?? [],
  }
  let cancel = () => {}
  let busy: Promise<void> | null = null
  let ended = false

  const put = (next: Partial<SyncState>) => {
    state = { ...state, ...next }
    world.changed(state)
  }
  const isClean = () => JSON.stringify(value) === JSON.stringify(base.definition)
  const keep = () =>
    world.keep(
      isClean() && state.conflicts.length === 0
        ? null
        : { revision: base.revision, base: base.definition, value, conflicts: [...state.conflicts] },
    )
  const later = (ms: number) => {
    cancel()
    if (!ended) cancel = world.after(ms, () => void run())
  }

  /** Puts what the platform has under what is here. */
  const join = (theirs: Stored): void => {
    if (theirs.revision <= base.revision) return
    const before = base.definition
    const { merged, conflicts } = mergeDefinitions(before, value, theirs.definition)
    const isNews = JSON.stringify(before) !== JSON.stringify(theirs.definition)
    const isOwn = JSON.stringify(value) === JSON.stringify(theirs.definition)
    base = theirs
    value = merged
    if (isNews && !isOwn) world.onJoin((one) => mergeDefinitions(before, one, theirs.definition).merged)
    const known = new Set(state.conflicts.map((conflict) => JSON.stringify(conflict)))
    const fresh = conflicts.filter((conflict) => !known.has(JSON.stringify(conflict)))
    put({ conflicts: [...state.conflicts, ...fresh], ...(isNews && !isOwn ? { joined: theirs.by } : {}) })
    keep()
  }

  const attempt = async (): Promise<void> => {
    if (isClean()) {
      keep()
      put({ saving: 'saved', refusal: null })
      return
    }
    put({ saving: 'saving' })
    const sent = value
    const outcome = await world.save(base.revision, sent)
    if (outcome.type === 'done') {
      base = { revision: base.revision + 1, definition: sent }
      keep()
      put({ saving: isClean() ? 'saved' : 'unsaved', refusal: null, savedAt: world.now() })
      if (!isClean()) later(SAVE_AFTER_MS)
      return
    }
    if (outcome.type === 'conflict') {
      const theirs = await world.read()
      if (theirs) join(theirs)
      put({ saving: 'unsaved' })
      later(theirs ? 0 : AGAIN_MS)
      return
    }
    put(outcome.type === 'passing' ? { saving: 'offline' } : { saving: 'refused', refusal: outcome.refusal })
    if (outcome.type === 'passing') later(AGAIN_MS)
  }

  /** One at a time: a save that is on its way must be answered before the next. */
  const run = async (): Promise<void> => {
    cancel()
    busy = (busy ?? Promise.resolve()).then(attempt)
    await busy
  }

  return {
    value: () => value,
    state: () => state,
    change: (next: Definition): void => {
      if (next === value) return
      value = next
      keep()
      put({ saving: 'unsaved', joined: null })
      later(SAVE_AFTER_MS)
    },
    /** Now, and until it is answered. */
    flush: run,
    /** Looks whether a colleague has stored something. */
    look: async (): Promise<void> => {
      if (state.saving === 'saving') return
      const theirs = await world.read()
      if (theirs && state.saving !== ('saving' as Saving)) join(theirs)
    },
    settle: (conflict: Conflict): void => {
      put({ conflicts: state.conflicts.filter((other) => other !== conflict) })
      keep()
    },
    start: (): void => {
      if (kept && stored.revision > kept.revision) join(stored)
      put({ saving: isClean() ? 'saved' : 'unsaved' })
      if (!isClean()) later(0)
      else keep()
    },
    end: (): void => {
      ended = true
      cancel()
    },
  }
}
export type Sync = ReturnType<typeof createSync>
