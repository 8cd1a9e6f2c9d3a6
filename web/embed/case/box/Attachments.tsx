import { CASE_LIMITS } from '../../../../functions/contract/case/limits.ts'
import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import { type Problem, TextField, Wrong } from '../Parts.tsx'
import type { Scene } from '../scene.ts'
import type { Box } from './box.ts'

/** Bytes that no text within the limit has; a picture chosen by mistake is not read into memory. */
const MOST_BYTES = 4 * CASE_LIMITS.attachmentText

/** The text of a file, or null where it is none. */
const textOf = async (file: File): Promise<string | null> => {
  if (file.size > MOST_BYTES) return null
  const text = await file.text()
  // Half-read bytes become U+FFFD; NUL is in no text.
  return /[\0\uFFFD]/.test(text) ? null : text
}

export const Attachments = ({ box, s, problems }: { box: Box; s: Scene<BoxWords>; problems: readonly Problem[] }) => {
  const { t } = s
  const { attachments } = box.draft
  const put = (index: number, change: Partial<(typeof attachments)[number]>) =>
    box.put({ attachments: box.draft.attachments.map((each, at) => (at === index ? { ...each, ...change } : each)) })
  const choose = async (index: number, field: HTMLInputElement) => {
    const file = field.files?.[0]
    if (!file) return
    const text = await textOf(file)
    const title = attachments[index]?.title || file.name.replace(/\.\w+$/, '')
    if (text === null) box.unreadable(index)
    else put(index, { title, text })
    // The same file may be chosen again, once it was mended.
    field.value = ''
  }
  return (
    <div class="field">
      <fieldset>
        <legend class="title-of">
          {t.box.attachments}
          <span class="meta must">{t.optional}</span>
        </legend>
        <p class="meta">{t.box.attachmentsHint(CASE_LIMITS.attachments)}</p>
        {attachments.map((each, index) => (
          <fieldset class="entry" key={`${index}`}>
            <legend>{t.box.attachment(index + 1)}</legend>
            <TextField
              s={s}
              id={`box-title-${index}`}
              label={t.box.attachmentTitle}
              value={each.title}
              put={(title) => put(index, { title })}
              problems={problems}
            />
            <div role="alert">
              <Wrong s={s} id={`box-file-${index}`} problems={problems} />
            </div>
            <p>
              <label>
                {t.box.attachmentFile}{' '}
                <input
                  type="file"
                  id={`box-file-${index}`}
                  accept=".txt,.md,.csv,text/plain"
                  onChange={(event) => void choose(index, event.currentTarget)}
                />
              </label>
            </p>
            <TextField
              s={s}
              id={`box-attachment-${index}`}
              label={t.box.attachmentText}
              rows={5}
              max={CASE_LIMITS.attachmentText}
              value={each.text}
              put={(text) => put(index, { text })}
              problems={problems}
            />
            <button
              type="button"
              class="quiet"
              onClick={() => box.put({ attachments: attachments.filter((_, at) => at !== index) })}
            >
              {t.box.attachmentRemove(index + 1)}
            </button>
          </fieldset>
        ))}
        {attachments.length < CASE_LIMITS.attachments && (
          <button
            type="button"
            onClick={() => {
              box.put({ attachments: [...attachments, { title: '', text: '' }] })
              s.focus(`box-title-${attachments.length}`)
            }}
          >
            {t.box.attachmentAdd}
          </button>
        )}
      </fieldset>
    </div>
  )
}
