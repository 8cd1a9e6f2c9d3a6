import { useSignal } from '@preact/signals'
import { isFormed } from '#domain/survey/types/is-formed.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { itemsOf } from '../build/core/tree.ts'
import { words } from '../words.ts'
import { FORMATS, type ImportFormat, type Read, readOutline, readSurveyJS, readXlsform } from './read.ts'

interface ImportPanelProps {
  /** Of texts that name none. */
  language: string
  read: Read | null
  onRead: (read: Read | null) => void
}

/** Takes a survey from elsewhere, and says by its place everything that was not taken over. */
export const ImportPanel = ({ language, read, onRead }: ImportPanelProps) => {
  const format = useSignal<ImportFormat>('outline')
  const text = useSignal('')
  const busy = useSignal(false)
  const w = words().import
  const pasted = (next: string, as: ImportFormat = format.peek()) => {
    text.value = next
    if (next.trim() === '') onRead(null)
    else onRead(as === 'outline' ? readOutline(next, language) : readSurveyJS(next, language))
  }
  const upload = async (file: File | undefined) => {
    if (!file) return
    busy.value = true
    if (format.peek() === 'xlsform') onRead(await readXlsform(file, language))
    else pasted(await file.text())
    busy.value = false
  }
  return (
    <div class="stack">
      <fieldset class="stack-s">
        <legend>{w.format}</legend>
        {FORMATS.map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="import-format"
              checked={format.value === one}
              onChange={() => {
                format.value = one
                text.value = ''
                onRead(null)
              }}
            />
            <span>
              {w.formats[one]} <span class="muted small">{w.formatHints[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {format.value !== 'xlsform' && (
        <TextField
          id="import-text"
          label={w.paste[format.value]}
          hint={format.value === 'outline' ? <Example text={w.outlineExample} /> : undefined}
          rows={format.value === 'outline' ? 12 : 8}
          value={text.value}
          onValue={(next) => pasted(next)}
        />
      )}
      <div class="field">
        <label for="import-file">{w.file[format.value]}</label>
        <input
          id="import-file"
          key={format.value}
          type="file"
          class="input"
          accept={
            format.value === 'xlsform'
              ? '.xlsx,.xls'
              : format.value === 'surveyjs'
                ? '.json,application/json'
                : '.txt,text/plain'
          }
          onChange={(event) => void upload(event.currentTarget.files?.[0])}
        />
      </div>
      <div role="status">{busy.value ? w.reading : read && <Report read={read} />}</div>
    </div>
  )
}

const Example = ({ text }: { text: string }) => (
  <details>
    <summary>{words().import.exampleTitle}</summary>
    <pre class="b-example">{text}</pre>
  </details>
)

/** What came of it, and what did not come along. */
const Report = ({ read }: { read: Read }) => {
  const w = words().import
  if (!read.ok)
    return (
      <Callout tone="danger" title={w.failed}>
        <p>{w.failures[read.reason]}</p>
      </Callout>
    )
  const { definition, notes } = read
  const questions = [...itemsOf(definition)].filter(({ item }) => 'type' in item && !isFormed(item, 'section')).length
  const reasons: Readonly<Record<string, string>> = w.reasons
  return (
    <Callout tone={notes.length > 0 ? 'warn' : 'good'} title={w.understood(questions, definition.pages.length)}>
      {notes.length === 0 ? (
        <p>{w.allTaken}</p>
      ) : (
        <div class="stack-s">
          <p>{w.notTaken(notes.length)}</p>
          <ul class="b-notes">
            {notes.map(({ place, reason, text }, index) => (
              <li key={index}>
                <code>{place}</code> <Badge>{reasons[reason] ?? reason}</Badge> {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Callout>
  )
}
