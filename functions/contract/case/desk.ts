import * as v from 'valibot'
import { Day, Id, Instant, line, SiteId, text, Version, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { SendCase } from './box.ts'
import { CaseNote, DESK_CHANNELS, StaffCase } from './case.ts'
import { CASE_LIMITS } from './limits.ts'
import { CaseEntry } from './list.ts'
import { CaseType } from './policy.ts'

/** A case with all that a desk needs beside it. */
export const CaseReply = v.object({
  case: StaffCase,
  /** The site that received it; days are its. */
  site: v.object({ id: SiteId, name: v.string(), timeZone: v.string() }),
  today: Day,
  /** A path of sites, root first, for each department it is with: who has a role on any of them may do what the role may. */
  paths: v.array(v.array(SiteId)),
  notes: v.array(CaseNote),
  /** What it was merged into, and what was merged into it. */
  linked: v.array(CaseEntry),
})
export type CaseReply = v.InferOutput<typeof CaseReply>

/** Likely the same matter, most alike first; 1 is word for word. */
export const NearCases = v.object({ cases: v.array(v.object({ entry: CaseEntry, similarity: v.number() })) })

/** Entered for a citizen who telephoned, wrote or came; `receivedAt` when that was, null: now. Its day is day 0. */
export const EnterCase = v.object({
  ...SendCase.entries,
  channel: v.picklist(DESK_CHANNELS),
  receivedAt: v.optional(v.nullable(Instant), null),
})
export type EnterCase = v.InferOutput<typeof EnterCase>

/** How to reach the citizen is read by an act of its own, with its reason in the audit trail (M13). */
export const RevealContact = v.object({ commandId: Id, reason: text(CASE_LIMITS.reason) })
export const Contact = v.object({ contact: v.nullable(v.string()) })

/** What a template may hold, in braces: `{number}`. `functions/domain/case/template.ts` fills them in. */
export const TEMPLATE_FIELDS = ['number', 'received', 'due', 'department', 'site', 'type', 'handler', 'today'] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]

export const ReplyTemplate = v.object({
  id: Id,
  title: line(LIMITS.title),
  /** Offered for cases of this type; null: of every type. */
  type: v.nullable(CaseType),
  text: text(CASE_LIMITS.templateText),
})
export type ReplyTemplate = v.InferOutput<typeof ReplyTemplate>

const templates = v.pipe(v.array(ReplyTemplate), v.maxLength(CASE_LIMITS.templates))
const version = v.union([v.literal(0), Version])

/** `version` 0: none set yet. `inherited`: those of the sites above, which are offered too. */
export const Templates = v.object({ templates, inherited: v.array(ReplyTemplate), version })
export const SetTemplates = v.object({ templates, version })

/** A site that a case can be sent to: the site itself and all below it, `path` from the site down. */
export const Departments = v.object({
  departments: v.array(v.object({ id: SiteId, name: v.string(), path: v.array(SiteId) })),
})

export const CASE_EXPORT_FORMATS = ['csv', 'jsonl'] as const
/** A piece of a site's cases as a file; pieces are joined. A whole file, also as XLSX, is made by the job `case.file`. */
export const CaseExportPage = v.object({ text: v.string(), cases: Whole, next: v.nullable(v.string()) })
