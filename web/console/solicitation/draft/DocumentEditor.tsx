import { useSignal } from '@preact/signals'
import { parseInput } from '#contract/parse.ts'
import type { InputIssue } from '#contract/refusal.ts'
import { type DocumentName, DraftParts } from '#contract/solicitation/draft.ts'
import { announce } from '../../../ui/announce.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { useAct } from '../../command/use-act.ts'
import { issueText } from '../../editor/issues.ts'
import { t } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Conflicts } from './Conflicts.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { PartRow } from './PartRow.tsx'
import { briefly, useParts } from './use-parts.ts'

/** One document on its way: imported, put right by hand, stored as a whole. */
export const DocumentEditor = ({ document: name, stored }: { document: DocumentName; stored: DraftParts }) => {
  const room = useRoom()
  const { solicitation, order } = room
  const editor = useParts(solicitation.id, name, stored)
  const act = useAct()
  const opened = useSignal<string | null>(null)
  const round = useSignal(0)
  const issues = useSignal<InputIssue[]>([])
  const w = words().draft
  const { parts } = editor

  const save = async (next: DraftParts) => {
    const checked = parseInput(DraftParts, next)
    issues.value = checked.ok ? [] : (checked.refusal.issues ?? [])
    round.value += 1
    if (!checked.ok) return
    if (!(await act.run(() => order({ type: 'solicitation.draft', document: name, parts: checked.value })))) return
    editor.stored()
    announce(w.saved)
  }
  const open = (id: string | null) => {
    opened.value = id
    if (id !== null) queueMicrotask(() => window.document.getElementById(`part-${id}-number`)?.focus())
  }
  const add = () => {
    const id = newId()
    editor.apply({ type: 'insert', part: { type: 'article', id, number: '', text: '' }, after: null })
    open(id)
  }
  const undo = () => {
    editor.undo()
    announce(w.undone)
  }
  const errors = issues.value.flatMap((issue) => {
    const part = parts[Number(issue.path.split('.')[0])]
    return part ? [{ fieldId: `part-${part.id}`, message: t().form.problem(briefly(part), issueText(issue)) }] : []
  })
  return (
    <div class="draft-editor">
      <div class="stack">
        <ErrorSummary title={t().form.problems(errors.length)} errors={errors} round={round.value} />
        <Conflicts editor={editor} by={solicitation.draftedBy.name} lang={solicitation.details.lang} />
        <section class="card stack" aria-labelledby="tree-title">
          <div class="row">
            <h2 id="tree-title">{w.tree}</h2>
            <button type="button" class="button small row-end" disabled={!editor.canUndo} onClick={undo}>
              {w.undo}
            </button>
          </div>
          {parts.length === 0 ? (
            <>
              <p class="muted">{w.empty}</p>
              <p class="row">
                <button type="button" class="button" onClick={add}>
                  {w.first}
                </button>
                {name === 'next' && (
                  <button type="button" class="button" onClick={() => editor.replace([...solicitation.parts])}>
                    {w.startFrom}
                  </button>
                )}
              </p>
            </>
          ) : (
            <ol class="plain-list parts">
              {parts.map((part, index) => (
                <PartRow
                  key={part.id}
                  part={part}
                  index={index}
                  editor={editor}
                  lang={solicitation.details.lang}
                  open={opened.value === part.id}
                  onOpen={open}
                />
              ))}
            </ol>
          )}
        </section>
      </div>
      <div class="stack draft-side">
        <ImportPanel document={name} isEmpty={parts.length === 0} onImported={editor.replace} />
        <div class="card stack-s save-box">
          <p class="small muted" role="status">
            {editor.dirty ? w.unsaved : w.allSaved}
          </p>
          <Refused refusal={act.refusal} />
          <p class="row">
            <button
              type="button"
              class="button primary"
              disabled={!editor.dirty || act.busy || editor.overtaken || editor.conflicts.length > 0}
              onClick={() => save(parts)}
            >
              {act.busy ? t().form.saving : w.save}
            </button>
            {name !== 'draft' && stored.length > 0 && (
              <button
                type="button"
                class="button danger"
                disabled={act.busy}
                onClick={() => {
                  if (!confirm(w.takeAwayAsk)) return
                  editor.replace([])
                  void save([])
                }}
              >
                {w.takeAway}
              </button>
            )}
          </p>
        </div>
      </div>
    </div>
  )
}
