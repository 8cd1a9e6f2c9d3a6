import { CATEGORIES } from '#contract/case/box.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { clean } from '#contract/clean.ts'
import { LIMITS } from '#contract/limits.ts'
import { isReachable } from '#domain/reachable.ts'
import type { Draft } from './keeping.ts'

/** What keeps a draft from being sent; a doubtful contact only once. `at` is the id of the control it is about. */
export interface Fault {
  at: string
  kind: 'category' | 'text' | 'tooLong' | 'attachmentTitle' | 'attachmentText' | 'file' | 'contact'
  limit: number
}

const limits = {
  text: CASE_LIMITS.text,
  contact: CASE_LIMITS.contact,
  title: LIMITS.title,
  attachment: CASE_LIMITS.attachmentText,
}

export const faultsOf = ({ category, text, contact, attachments }: Draft): Fault[] => {
  const faults: Fault[] = []
  const wrong = (at: string, kind: Fault['kind'], limit = 0) => faults.push({ at, kind, limit })
  const length = (at: string, value: string, limit: number) => {
    if (clean(value).length > limit) wrong(at, 'tooLong', limit)
  }
  if (!CATEGORIES.some((one) => one === category)) wrong('box-category', 'category')
  if (!clean(text)) wrong('box-text', 'text')
  length('box-text', text, limits.text)
  for (const [index, each] of attachments.entries()) {
    if (!clean(each.title)) wrong(`box-title-${index}`, 'attachmentTitle')
    if (!clean(each.text)) wrong(`box-attachment-${index}`, 'attachmentText')
    length(`box-title-${index}`, each.title, limits.title)
    length(`box-attachment-${index}`, each.text, limits.attachment)
  }
  length('box-contact', contact, limits.contact)
  const isTold = faults.some(({ at }) => at === 'box-contact')
  if (!isTold && clean(contact) && !isReachable(contact)) wrong('box-contact', 'contact')
  return faults
}
