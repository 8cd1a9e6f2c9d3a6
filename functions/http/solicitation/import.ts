import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { DraftPart, ImportDraft, ImportedDraft } from '../../contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import { linesOfDocx } from '../../domain/solicitation/import/docx/index.ts'
import { fitting } from '../../domain/solicitation/import/fitting.ts'
import { importDraft } from '../../domain/solicitation/import/index.ts'
import { importProblems } from '../../domain/solicitation/import/problems.ts'
import { withIds } from '../../domain/solicitation/parts.ts'
import { unzipTexts } from './unzip.ts'

const DOCUMENT = 'word/document.xml'
const NUMBERING = 'word/numbering.xml'
const STYLES = 'word/styles.xml'
/** Of what is read of a Word document, unpacked: a law of a thousand pages has five. */
const MOST_XML_BYTES = 20_000_000

/** Reads a document into parts; those that are known again keep the ids they have in `present`. Nothing is stored. */
export const readDocument = (
  source: ImportDraft['source'],
  present: readonly DraftPart[],
  newId: () => string,
): Result<ImportedDraft> => {
  const read = source.format === 'docx' ? readDocx(source.base64) : { text: source, pictures: 0 }
  if (!read) return refuse('invalid-input', { issues: [{ path: 'source.base64', rule: 'not_docx' }] })
  const imported = importDraft(read.text)
  const parts = fitting(imported.parts)
  if (parts.length > SOLICITATION_LIMITS.parts) return refuse('too-large')
  const identified = withIds(parts, present, newId)
  const leftOut: ImportedDraft['problems'] =
    read.pictures > 0 ? [{ problem: 'left-out', partId: null, detail: String(read.pictures) }] : []
  return accept({ title: imported.title, parts: identified, problems: [...importProblems(identified), ...leftOut] })
}

const readDocx = (base64: string) => {
  const files = unzipTexts(Buffer.from(base64, 'base64'), [DOCUMENT, NUMBERING, STYLES], MOST_XML_BYTES)
  const document = files?.get(DOCUMENT)
  if (!files || document === undefined) return null
  const { text, pictures } = linesOfDocx({
    document,
    numbering: files.get(NUMBERING) ?? '',
    styles: files.get(STYLES) ?? '',
  })
  return { text: { format: 'text' as const, source: text }, pictures }
}
