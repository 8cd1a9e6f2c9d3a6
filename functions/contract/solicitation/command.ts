import * as v from 'valibot'
import { Day, Id, line, text, Version } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { SolicitationDetails } from './activity.ts'
import { DocumentName, DraftOperation, DraftParts } from './draft.ts'
import { SOLICITATION_LIMITS } from './limits.ts'

const seen = { commandId: Id, version: Version }
/** Which document; the draft put out unless another is named. */
const document = v.optional(DocumentName, 'draft')
const command = <const T extends string>(type: T) => v.object({ ...seen, type: v.literal(type) })

/** What staff do to a solicitation; for its comments see `CommentCommand`. */
export const SolicitationCommand = v.variant('type', [
  v.object({ ...seen, type: v.literal('solicitation.edit'), details: SolicitationDetails }),
  /** A whole document, imported and given its ids; an empty one takes the law in force or the next version away. */
  v.object({ ...seen, type: v.literal('solicitation.draft'), document, parts: DraftParts }),
  v.object({ ...seen, type: v.literal('solicitation.correct'), document, operation: DraftOperation }),
  command('solicitation.announce'),
  v.object({ ...seen, type: v.literal('solicitation.prolong'), closesOn: Day }),
  v.object({ ...seen, type: v.literal('solicitation.cancel'), notice: text(LIMITS.notice) }),
  v.object({
    ...seen,
    type: v.literal('solicitation.submit'),
    providedBy: line(LIMITS.personName),
    statement: text(SOLICITATION_LIMITS.statement),
    /** Whether the next version is published with the result. */
    withNext: v.optional(v.boolean(), false),
  }),
  /** Takes the result back from review. */
  command('solicitation.recall'),
  command('solicitation.secrecy'),
  command('solicitation.publish'),
  command('solicitation.archive'),
])
export type SolicitationCommand = v.InferOutput<typeof SolicitationCommand>
export const SOLICITATION_COMMANDS = SolicitationCommand.options.map((option) => option.entries.type.literal)
export type SolicitationCommandType = (typeof SOLICITATION_COMMANDS)[number]

export const CreateSolicitation = v.object({ commandId: Id, details: SolicitationDetails })
