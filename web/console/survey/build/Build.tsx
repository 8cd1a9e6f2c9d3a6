import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { newId } from '../../session/new-id.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { BuilderContext, useBuilder } from './builder.ts'
import { freshName } from './core/names.ts'
import { find, insert, insertPage } from './core/tree.ts'
import { type Kind, make, stemOf } from './kinds.ts'
import { AddDialog } from './panes/AddDialog.tsx'
import { Conflicts } from './panes/Conflicts.tsx'
import { ElementEditor } from './panes/ElementEditor.tsx'
import { Findings } from './panes/Findings.tsx'
import { Outline } from './panes/Outline.tsx'
import { Preview } from './panes/Preview.tsx'
import { SurveySettings } from './panes/SurveySettings.tsx'
import { Toolbar } from './panes/Toolbar.tsx'
import { useBuilderOf } from './use-builder.ts'
import './build.css'

/** The builder: the survey as a list, one thing of it being edited, and how citizens will have it. */
export const Build = () => {
  const builder = useBuilderOf()
  return (
    <BuilderContext.Provider value={builder}>
      <Panes />
    </BuilderContext.Provider>
  )
}

const Panes = () => {
  const builder = useBuilder()
  const { obstacle } = useSurvey()
  const { definition, selected, select, edit, findings, readOnly } = builder
  const adding = useSignal<{ holder: string; index: number } | null>(null)
  const side = useSignal<'preview' | 'checks'>('preview')
  const w = words().build
  useUndoKeys(builder.undo, builder.redo)

  const add = (kind: Kind) => {
    const place = adding.peek()
    adding.value = null
    if (!place) return
    const say = (zh: string, en: string) =>
      Object.fromEntries(
        definition.languages.flatMap((one) =>
          one.startsWith('zh') ? [[one, zh]] : one.startsWith('en') ? [[one, en]] : [],
        ),
      )
    const element = make(kind, { newId, name: freshName(definition, stemOf(kind)), say })
    const said = w.added(words().kinds[kind].name)
    edit({ what: said, at: element.id }, insert(definition, place.holder, place.index, element))
    select(element.id, 'edit')
    announce(said)
  }
  const addPage = () => {
    const page = { id: newId(), name: freshName(definition, 'page'), elements: [] }
    edit({ what: w.added(w.page), at: page.id }, insertPage(definition, definition.pages.length, page))
    select(page.id, 'edit')
    announce(w.added(w.page))
  }
  const found = find(definition, selected)
  return (
    <div class="b">
      <Toolbar />
      <div class="b-notices stack-s">
        {readOnly && (
          <Callout tone="info">
            <p>{obstacle('survey.define')?.code === 'not-allowed' ? w.mayOnlyRead : w.tooLate}</p>
          </Callout>
        )}
        <Conflicts />
      </div>
      <div class="b-panes">
        <Outline onAdd={(holder, index) => (adding.value = { holder, index })} onAddPage={addPage} />
        <section class="b-edit" aria-labelledby="b-editor-title" key={found?.item.id ?? 'survey'}>
          {found ? <ElementEditor found={found} /> : <SurveySettings />}
        </section>
        <aside class="b-side" aria-label={w.side}>
          <Tabs
            label={w.side}
            selected={side.value}
            onSelect={(key) => (side.value = key)}
            tabs={[
              { key: 'preview', label: words().preview.title, panel: () => <Preview /> },
              { key: 'checks', label: `${words().checks.title} (${findings.length})`, panel: () => <Findings /> },
            ]}
          />
        </aside>
      </div>
      {adding.value && <AddDialog onKind={add} onClose={() => (adding.value = null)} />}
    </div>
  )
}

/** Ctrl+Z and Ctrl+Y; inside a field they are the field's own, as everybody expects. */
const useUndoKeys = (undo: () => void, redo: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const field = event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]),textarea')
      if (field) return
      const key = event.key.toLowerCase()
      const back = key === 'z' && !event.shiftKey
      const forth = key === 'y' || (key === 'z' && event.shiftKey)
      if (!back && !forth) return
      event.preventDefault()
      if (back) undo()
      else redo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
