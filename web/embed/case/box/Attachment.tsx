import { CASE_LIMITS } from '#contract/case/limits.ts'
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

interface AttachmentProps {
  box: Box
  s: Scene<BoxWords>
  problems: readonly Problem[]
  index: number
}

/** One attachment: its title, and a text that is pasted or read from a file. */
export const Attachment = ({ box, s, problems, index }: AttachmentProps) => {
  const { t } = s
  const { attachments } = box.draft
  const each = attachments[index]
  if (!each) return null
  const put = (change: Partial<typeof each>) =>
    box.put({ attachments: box.draft.attachments.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  const choose = async (field: HTMLInputElement) => {
    const file = field.files?.[0]
    if (!file) return
    const text = await textOf(file)
    if (text === null) box.unreadable(index)
    else {
      put({ title: each.title || file.name.replace(/\.\w+$/, ''), text })
      s.say(t.box.attachmentRead(file.name))
    }
    // The same file may be chosen again, once it was mended.
    field.value = ''
  }
  return (
    <fieldset class="entry">
      <legend>{t.box.attachment(index + 1)}</legend>
      <TextField
        s={s}
        id={`box-title-${index}`}
        label={t.box.attachmentTitle}
        value={each.title}
        put={(title) => put({ title })}
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
            onChange={(event) => void choose(event.currentTarget)}
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
        put={(text) => put({ text })}
        problems={problems}
      />
      <button
        type="button"
        class="quiet"
        onClick={() => {
          box.put({ attachments: attachments.filter((_, at) => at !== index) })
          s.say(t.box.attachmentRemoved(each.title || t.box.attachment(index + 1)))
          s.focus('box-attach')
        }}
      >
        {t.box.attachmentRemove(index + 1)}
      </button>
    </fieldset>
  )
}
