import { useSignal } from '@preact/signals'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { refusalText } from '../../../command/RefusalNote.tsx'
import { lazy } from '../../../router/lazy.tsx'
import { download } from '../../download.ts'
import { useSurvey } from '../../room.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'

/** With the readers of three formats: fetched when somebody first imports. */
const ImportDialog = lazy(async () => (await import('../../import/ImportDialog.tsx')).ImportDialog)

/** Undo and redo, whether all is stored, and the ways in and out for whole surveys. */
export const Toolbar = () => {
  const { definition, undo, redo, canUndo, canRedo, readOnly, edit, select } = useBuilder()
  const { survey } = useSurvey()
  const importing = useSignal(false)
  const w = words().build
  return (
    <div class="b-toolbar row">
      {!readOnly && (
        <>
          <button type="button" class="button small" disabled={canUndo === null} title={canUndo ?? ''} onClick={undo}>
            ↶ {w.undo}
          </button>
          <button type="button" class="button small" disabled={canRedo === null} title={canRedo ?? ''} onClick={redo}>
            ↷ {w.redo}
          </button>
          <Saved />
          <button type="button" class="button small row-end" onClick={() => (importing.value = true)}>
            {words().import.button}
          </button>
        </>
      )}
      <button
        type="button"
        class="button small"
        onClick={() =>
          download(
            `${survey.details.title}.json`,
            'application/json',
            JSON.stringify(exportSurveyJS(definition), null, 2),
          )
        }
      >
        {w.exportSurveyJS}
      </button>
      {importing.value && (
        <ImportDialog
          language={definition.languages[0] ?? survey.details.lang}
          replaces
          onClose={() => (importing.value = false)}
          onDefinition={(next) => {
            importing.value = false
            edit({ what: words().import.done, at: '' }, next)
            select('', 'edit')
          }}
        />
      )}
    </div>
  )
}

const Saved = () => {
  const { saving, sync } = useBuilder()
  const w = words().build
  return (
    <span class="row small">
      <span role="status" class={saving.saving === 'refused' ? '' : 'muted'}>
        {saving.saving === 'refused' && saving.refusal ? refusalText(saving.refusal) : w.saving[saving.saving]}
      </span>
      {(saving.saving === 'offline' || saving.saving === 'refused') && (
        <button type="button" class="button small" onClick={() => void sync.flush()}>
          {w.saveNow}
        </button>
      )}
    </span>
  )
}
