import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Text } from '#contract/survey/common.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { Finding } from '#domain/survey/life/check/index.ts'
import type { Edit } from './core/history.ts'
import type { Sync, SyncState } from './core/sync.ts'
import type { Item } from './core/tree.ts'

/** What the parts of the builder work with. */
export interface Builder {
  definition: Definition
  /** The languages that are offered, the first being the one every text has. */
  languages: readonly string[]
  /** The page or element being edited; empty: the survey itself. */
  selected: string
  /** Opens it; `edit` moves the focus to its first field, `list` to its line in the list. */
  select: (id: string, focus?: 'edit' | 'list') => void
  /** Makes an edit that can be undone. */
  edit: (edit: Edit, next: Definition) => void
  /** Ends a run of typing: what comes next is an edit of its own. */
  settle: () => void
  undo: () => void
  redo: () => void
  canUndo: string | null
  canRedo: string | null
  findings: readonly Finding[]
  /** Nothing can be changed here: by this person, or in this state. */
  readOnly: boolean
  sync: Sync
  saving: SyncState
  /** A text in the console's language, or else in one it has. */
  say: (text: Text | undefined) => string
  /** What a page or element is called on the screen. */
  titleOf: (item: Item) => string
}

export const BuilderContext = createContext<Builder | null>(null)

export const useBuilder = (): Builder => {
  const builder = useContext(BuilderContext)
  if (!builder) throw new Error('outside of the builder')
  return builder
}
