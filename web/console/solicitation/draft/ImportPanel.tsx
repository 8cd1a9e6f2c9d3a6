import { useSignal } from '@preact/signals'
import type * as v from 'valibot'
import type { DocumentName, DraftParts, ImportDraft, ImportedDraft } from '#contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAct } from '../../command/use-act.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { call } from '../../session/call.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { sourceOf } from './source.ts'

type Source = v.InferInput<typeof ImportDraft>['source']
const FORMATS = ['text', 'markdown', 'html'] as const

interface ImportPanelProps {
  document: DocumentName
  isEmpty: boolean
  onImported: (parts: DraftParts) => void
}

/** A document read into chapters and articles: pasted, or from a file. What it read is on the screen at once, and nothing is stored by it. */
export const ImportPanel = ({ document: name, isEmpty, onImported }: ImportPanelProps) => {
  const { solicitation } = useRoom()
  const text = useDraft(`solicitation.${solicitation.id}.import.${name}`)
  const format = useSignal<(typeof FORMATS)[number]>('text')
  const tooLarge = useSignal(false)
  // Open to begin with where there is nothing yet; from then on as the reader has it.
  const open = useSignal(isEmpty)
  const found = useSignal<v.InferOutput<typeof ImportedDraft> | null>(null)
  const act = useAct()
  const w = words().draft
  const read = async (source: Source) => {
    const params = { activityId: solicitation.id }
    const value = await act.run(() => call('solicitation.import', { params, body: { document: name, source } }))
    if (!value) return
    found.value = value
    onImported(value.parts)
    text.value = ''
  }
  const upload = async (event: Event & { currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? []
    event.currentTarget.value = ''
    if (!file) return
    const source = await sourceOf(file)
    tooLarge.value = source === null
    if (source) await read(source)
  }
  return (
    <details class="card" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>
        <strong>{w.importTitle}</strong>
      </summary>
      <div class="stack">
        <p class="small muted">{w.importHint}</p>
        <TextField
          id="import-source"
          label={w.source}
          value={text.value}
          onValue={(value) => (text.value = value)}
          max={MAX.source}
          rows={8}
          lang={solicitation.details.lang}
        />
        <Select
          id="import-format"
          label={w.format}
          options={FORMATS.map((one) => [one, w.formats[one]])}
          value={format.value}
          onValue={(value) => (format.value = value)}
        />
        <p>
          <button
            type="button"
            class="button"
            disabled={act.busy || text.value.trim() === '' || text.value.length > MAX.source}
            onClick={() => read({ format: format.value, source: text.value })}
          >
            {act.busy ? w.reading : w.read}
          </button>
        </p>
        <Field
          id="import-file"
          label={w.file}
          error={tooLarge.value ? w.fileTooLarge(Math.floor((MAX.fileBase64 * 3) / 4 / 1_000_000)) : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".docx,.txt,.md,.html,.htm"
              disabled={act.busy}
              onChange={(event) => void upload(event)}
            />
          )}
        </Field>
        <Refused refusal={act.refusal} />
        {found.value && <Found imported={found.value} />}
      </div>
    </details>
  )
}

/** What was read, and what a person should look at. */
const Found = ({ imported: { parts, problems } }: { imported: v.InferOutput<typeof ImportedDraft> }) => {
  const w = words().draft
  const articles = parts.filter(({ type }) => type === 'article').length
  return (
    <Callout
      tone={problems.length > 0 ? 'warn' : 'good'}
      role="status"
      title={w.imported(articles, parts.length - articles)}
    >
      {problems.length > 0 && (
        <>
          <p>{w.problems(problems.length)}</p>
          <ul>
            {problems.map(({ problem, partId, detail }, index) => (
              <li key={index}>
                {partId ? (
                  <a
                    href={`#part-${partId}`}
                    onClick={(event) => {
                      event.preventDefault()
                      document.getElementById(`part-${partId}`)?.focus()
                    }}
                  >
                    {w.problem[problem]}
                  </a>
                ) : (
                  w.problem[problem]
                )}{' '}
                {detail}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  )
}
