import type { DraftPart } from '../../contract/solicitation/draft.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { getDocument } from '../../store/solicitation/documents.ts'
import { getSolicitation } from '../../store/solicitation/solicitations.ts'

/**
 * The document a name stands for: the draft, the law in force, the next version, an earlier import by its number, or the draft of
 * another solicitation that `readable` lets through; null where there is none.
 */
export const documentNamed = async (
  tables: Tables,
  head: SolicitationHead,
  name: string,
  readable: (other: SolicitationHead) => boolean,
): Promise<DraftPart[] | null> => {
  if (name === 'draft') return draftOf(tables, head)
  if (name === 'law') return head.hasLaw ? getDocument(tables, head.id, 'law') : null
  if (name === 'next') return head.hasNext ? getDocument(tables, head.id, 'next') : null
  if (/^\d{1,6}$/.test(name))
    return Number(name) <= head.draftVersion ? getDocument(tables, head.id, Number(name)) : null
  const other = await getSolicitation(tables, name)
  return other && readable(other) ? draftOf(tables, other) : null
}

const draftOf = (tables: Tables, { id, draftVersion }: SolicitationHead): Promise<DraftPart[] | null> =>
  draftVersion === 0 ? Promise.resolve([]) : getDocument(tables, id, draftVersion)
