import { CASE_LIMITS } from '#contract/case/limits.ts'
import { LIMITS } from '#contract/limits.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { w } from '../words.ts'
import type { ReplyValue } from './reply-value.ts'

type Attachments = ReplyValue['attachments']

interface AttachmentsEditorProps {
  value: Attachments
  onChange: (value: Attachments) => void
  problems: readonly FieldError[]
}

/** Attachments of text. */
export const AttachmentsEditor = ({ value, onChange, problems }: AttachmentsEditorProps) => {
  const words = w().reply
  const problem = (fieldId: string) => problems.find((each) => each.fieldId === fieldId)?.message
  const set = (index: number, difference: Partial<Attachments[number]>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...difference } : each)))
  return (
    <fieldset class="stack-s">
      <legend>{words.attachments}</legend>
      {value.map(({ title, text }, index) => (
        // Attachments have no identity but their place.
        <div key={index} class="stack-s case-template">
          <TextField
            id={`reply-title-${index}`}
            label={words.attachmentTitle}
            error={problem(`reply-title-${index}`)}
            value={title}
            onValue={(next) => set(index, { title: next })}
            max={LIMITS.title}
          />
          <TextField
            id={`reply-attachment-${index}`}
            label={words.attachmentText}
            error={problem(`reply-attachment-${index}`)}
            value={text}
            onValue={(next) => set(index, { text: next })}
            max={CASE_LIMITS.attachmentText}
            rows={4}
          />
          <p>
            <button
              type="button"
              class="button small danger"
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              {words.removeAttachment(index + 1)}
            </button>
          </p>
        </div>
      ))}
      {value.length < CASE_LIMITS.attachments && (
        <p>
          <button type="button" class="button small" onClick={() => onChange([...value, { title: '', text: '' }])}>
            {words.addAttachment}
          </button>
        </p>
      )}
    </fieldset>
  )
}
