import { CASE_LIMITS } from '#contract/case/limits.ts'
import { LIMITS } from '#contract/limits.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { t } from '../../language.ts'
import { w } from '../words.ts'
import type { ReplyValue } from './reply-value.ts'

/** Every problem at once, each at its field. */
export const replyProblems = ({ text, attachments, publish, publicText }: ReplyValue): FieldError[] => {
  const words = w().reply
  const { problem } = t().form
  const found: FieldError[] = []
  const check = (fieldId: string, label: string, value: string, max: number, required: string) => {
    if (value.trim() === '') found.push({ fieldId, message: problem(label, required) })
    else if (value.trim().length > max) found.push({ fieldId, message: problem(label, words.tooLong(max)) })
  }
  check('reply-text', words.text, text, CASE_LIMITS.replyText, words.required)
  for (const [index, attachment] of attachments.entries()) {
    const label = words.attachment(index + 1)
    check(`reply-title-${index}`, label, attachment.title, LIMITS.title, words.attachmentRequired)
    check(`reply-attachment-${index}`, label, attachment.text, CASE_LIMITS.attachmentText, words.attachmentRequired)
  }
  if (publish) check('reply-public', words.publicText, publicText, CASE_LIMITS.text, words.publicRequired)
  return found
}
