import type { DraftPart } from '#contract/solicitation/draft.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { words } from '../words.ts'
import type { PartsEditor } from './use-parts.ts'

/** What a colleague stored meanwhile: taken in where only one of the two changed something, chosen where both did. */
export const Conflicts = ({ editor, by, lang }: { editor: PartsEditor; by: string; lang: string }) => {
  const w = words().draft
  if (editor.overtaken)
    return (
      <Callout tone="warn" role="alert" title={w.conflict(by)}>
        <p>
          <button type="button" class="button" onClick={editor.join}>
            {w.joinNow}
          </button>
        </p>
      </Callout>
    )
  if (editor.conflicts.length === 0) return null
  return (
    <Callout tone="warn" role="alert" title={w.conflict(by)}>
      <p>{w.conflictHint}</p>
      <ul class="plain-list stack">
        {editor.conflicts.map((conflict) => (
          <li key={conflict.id} class="stack-s">
            <div class="field-row">
              <Version name={w.mine} part={conflict.mine} lang={lang} />
              <Version name={w.theirs} part={conflict.theirs} lang={lang} />
            </div>
            <p class="row">
              <button type="button" class="button small" onClick={() => editor.decide(conflict, 'mine')}>
                {w.keepMine}
              </button>
              <button type="button" class="button small" onClick={() => editor.decide(conflict, 'theirs')}>
                {w.keepTheirs}
              </button>
              {conflict.mine && conflict.theirs && (
                <button type="button" class="button small" onClick={() => editor.decide(conflict, 'both')}>
                  {w.keepBoth}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

const Version = ({ name, part, lang }: { name: string; part: DraftPart | null; lang: string }) => (
  <div>
    <p>
      <strong>{name}</strong>
    </p>
    <p class="part-text" lang={lang}>
      {part ? `${part.number} ${part.type === 'heading' ? part.title : part.text}` : words().draft.remove}
    </p>
  </div>
)
