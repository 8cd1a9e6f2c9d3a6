import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { DraftOperation, DraftPart } from '../../contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'

/** One correction by hand. Ids stay with their parts; a part split or joined keeps the id of its beginning. */
export const correct = (parts: readonly DraftPart[], operation: DraftOperation): Result<DraftPart[]> => {
  switch (operation.type) {
    case 'edit':
      return at(parts, operation.part.id, (_, index) => accept(parts.with(index, operation.part)))
    case 'insert':
      if (parts.some(({ id }) => id === operation.part.id)) return refuse('id-taken')
      return insert(parts, operation.part, operation.after)
    case 'move':
      return at(parts, operation.id, (part) =>
        operation.after === operation.id
          ? accept([...parts])
          : insert(
              parts.filter(({ id }) => id !== operation.id),
              part,
              operation.after,
            ),
      )
    case 'remove':
      return at(parts, operation.id, (_, index) => accept(parts.toSpliced(index, 1)))
    case 'split':
      return split(parts, operation)
    case 'join':
      return join(parts, operation.id)
  }
}

const at = (
  parts: readonly DraftPart[],
  id: string,
  then: (part: DraftPart, index: number) => Result<DraftPart[]>,
): Result<DraftPart[]> => {
  const index = parts.findIndex((part) => part.id === id)
  const part = parts[index]
  return part ? then(part, index) : refuse('not-found')
}

const insert = (parts: readonly DraftPart[], part: DraftPart, after: string | null): Result<DraftPart[]> =>
  after === null
    ? accept([part, ...parts])
    : at(parts, after, (_, index) => accept(parts.toSpliced(index + 1, 0, part)))

const split = (
  parts: readonly DraftPart[],
  { id, at: offset, newId, number }: Extract<DraftOperation, { type: 'split' }>,
): Result<DraftPart[]> => {
  if (parts.some((part) => part.id === newId)) return refuse('id-taken')
  return at(parts, id, (part, index) => {
    if (part.type !== 'article') return refuse('wrong-state')
    const [head, tail] = [part.text.slice(0, offset).trim(), part.text.slice(offset).trim()]
    if (head === '' || tail === '')
      return refuse('invalid-input', { issues: [{ path: 'at', rule: 'empty_part', limit: part.text.length }] })
    const second: DraftPart = { type: 'article', id: newId, number, text: tail }
    return accept(parts.toSpliced(index, 1, { ...part, text: head }, second))
  })
}

const join = (parts: readonly DraftPart[], id: string): Result<DraftPart[]> =>
  at(parts, id, (part, index) => {
    const previous = parts[index - 1]
    if (part.type !== 'article' || previous?.type !== 'article') return refuse('wrong-state')
    const text = `${previous.text}\n${part.number === '' ? '' : `${part.number}　`}${part.text}`
    if (text.length > SOLICITATION_LIMITS.articleText) return refuse('too-large')
    return accept(parts.toSpliced(index - 1, 2, { ...previous, text }))
  })
