import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Definition } from '#contract/survey/definition.ts'
import { language } from '../../language.ts'
import { type Builder, BuilderContext } from './builder.ts'
import { createSync } from './core/sync.ts'
import { sayIn, titleIn } from './titles.ts'

/** Lets the editors of conditions work on a definition that is only read, such as for quotas. */
export const StaticBuilder = ({ definition, children }: { definition: Definition; children: ComponentChildren }) => {
  const builder = useMemo((): Builder => {
    const nothing = () => {}
    const stored = { revision: 0, definition, by: '' }
    const sync = createSync(stored, null, {
      save: async () => ({ type: 'done' }),
      read: async () => null,
      keep: nothing,
      now: () => 0,
      after: () => nothing,
      onJoin: nothing,
      changed: nothing,
    })
    return {
      ...{ definition, languages: definition.languages, selected: '', select: nothing, edit: nothing },
      ...{ settle: nothing, undo: nothing, redo: nothing, canUndo: null, canRedo: null, findings: [], readOnly: false },
      ...{ sync, saving: sync.state() },
      say: (text) => sayIn(definition.languages, text),
      titleOf: (item) => titleIn(definition, item),
    }
  }, [definition, language.value])
  return <BuilderContext.Provider value={builder}>{children}</BuilderContext.Provider>
}
