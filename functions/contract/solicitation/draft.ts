import * as v from 'valibot'
import { clean } from '#clean'
import { Id, text, Whole } from '../basics.ts'
import { SOLICITATION_LIMITS as MAX } from './limits.ts'

/** As printed: `第三条`, `Article 3`, `3.1`; empty: unnumbered, such as a preamble. */
const number = v.pipe(v.string(), v.transform(clean), v.maxLength(MAX.partNumber))
/** 1 编, 2 章, 3 节. */
const level = v.picklist([1, 2, 3])

export const DraftHeading = v.object({
  type: v.literal('heading'),
  id: Id,
  level,
  number,
  title: v.pipe(v.string(), v.transform(clean), v.maxLength(MAX.headingTitle)),
})
export type DraftHeading = v.InferOutput<typeof DraftHeading>

/** The unit that is commented on. Its id stays the same through versions, so that comments stay with it. */
export const DraftArticle = v.object({ type: v.literal('article'), id: Id, number, text: text(MAX.articleText) })
export type DraftArticle = v.InferOutput<typeof DraftArticle>

export const DraftPart = v.variant('type', [DraftHeading, DraftArticle])
export type DraftPart = v.InferOutput<typeof DraftPart>

/** A draft: headings and articles in the order of the document. */
export const DraftParts = v.pipe(v.array(DraftPart), v.maxLength(MAX.parts))
export type DraftParts = v.InferOutput<typeof DraftParts>

export const DraftSource = v.object({ format: v.picklist(['text', 'markdown', 'html']), source: text(MAX.source) })
export type DraftSource = v.InferOutput<typeof DraftSource>

/** A Word document, as base64. */
const DraftFile = v.object({ format: v.literal('docx'), base64: v.pipe(text(MAX.fileBase64), v.base64()) })

/** The draft put out, the law in force that it would change, and the version that comes of the comments. */
export const DOCUMENTS = ['draft', 'law', 'next'] as const
export const DocumentName = v.picklist(DOCUMENTS)
export type DocumentName = v.InferOutput<typeof DocumentName>

/** Read, not stored: what comes back is corrected and sent as a `solicitation.draft`. */
export const ImportDraft = v.object({
  /** Parts of it that are known again keep their ids. */
  document: DocumentName,
  source: v.variant('format', [DraftSource, DraftFile]),
})
export type ImportDraft = v.InferOutput<typeof ImportDraft>

/** What a person should look at: a number that is missing, or there twice; pictures and tables that were left out. */
const IMPORT_PROBLEMS = ['number-missing', 'number-repeated', 'no-articles', 'long-article', 'left-out'] as const
export const ImportedDraft = v.object({
  /** The first line, if it looks like a title. */
  title: v.nullable(v.string()),
  parts: DraftParts,
  problems: v.array(v.object({ problem: v.picklist(IMPORT_PROBLEMS), partId: v.nullable(Id), detail: v.string() })),
})
export type ImportedDraft = v.InferOutput<typeof ImportedDraft>

const after = v.nullable(Id)

/** What the import got wrong, put right by hand. `after` null: at the beginning. */
export const DraftOperation = v.variant('type', [
  /** Also from a heading to an article and back. */
  v.object({ type: v.literal('edit'), part: DraftPart }),
  v.object({ type: v.literal('insert'), part: DraftPart, after }),
  v.object({ type: v.literal('move'), id: Id, after }),
  v.object({ type: v.literal('remove'), id: Id }),
  /** The text from `at` on becomes an article of its own. */
  v.object({ type: v.literal('split'), id: Id, at: Whole, newId: Id, number }),
  /** The article becomes the end of the one before it. */
  v.object({ type: v.literal('join'), id: Id }),
])
export type DraftOperation = v.InferOutput<typeof DraftOperation>
