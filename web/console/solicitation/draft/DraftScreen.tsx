import { DOCUMENTS, type DocumentName } from '#contract/solicitation/draft.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { query, setQuery } from '../../router/router.ts'
import { type Room, useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Compare } from './Compare.tsx'
import { DocumentEditor } from './DocumentEditor.tsx'
import { ReadOnly } from './ReadOnly.tsx'

type View = DocumentName | 'compare'

/** Why a document cannot be changed now; null: it can. */
const lockOf = ({ obstacle }: Room, document: DocumentName): string | null => {
  const w = words().draft
  const refusal = obstacle('solicitation.draft', document)
  if (!refusal) return null
  return refusal.code === 'not-allowed' ? w.role : w.locked[document]
}

/** The draft, the law in force and the next version: imported, corrected by hand, and compared. */
export const DraftScreen = () => {
  const room = useRoom()
  const { solicitation, law, next } = room
  const asked = query.value.get('view')
  const view: View = asked === 'compare' ? asked : (DOCUMENTS.find((name) => name === asked) ?? 'draft')
  const parts = { draft: solicitation.parts, law: law ?? [], next: next ?? [] }
  const w = words().draft
  const show = (name: View) => {
    const changed = new URLSearchParams(query.peek())
    changed.set('view', name)
    setQuery(changed)
  }
  const lock = view === 'compare' ? null : lockOf(room, view)
  return (
    <div class="stack">
      <fieldset class="switch">
        <legend class="visually-hidden">{w.documents}</legend>
        {[...DOCUMENTS, 'compare' as const].map((name) => (
          <button type="button" key={name} class="button small" aria-pressed={view === name} onClick={() => show(name)}>
            {name === 'compare' ? w.compare : w.document[name]}
          </button>
        ))}
      </fieldset>
      {view === 'compare' ? (
        <Compare />
      ) : (
        <>
          <p class="muted">{w.documentHint[view]}</p>
          {lock ? (
            <>
              <Callout tone="info">
                <p>{lock}</p>
              </Callout>
              <ReadOnly parts={parts[view]} lang={solicitation.details.lang} />
            </>
          ) : (
            <DocumentEditor key={view} document={view} stored={parts[view]} />
          )}
        </>
      )}
    </div>
  )
}
