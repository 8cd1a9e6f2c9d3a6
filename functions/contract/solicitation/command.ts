import * as v from 'valibot'
import { Day, Id, text, Version } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { SolicitationDetails } from './activity.ts'
import { DraftOperation, DraftParts } from './draft.ts'
import { SOLICITATION_LIMITS } from './limits.ts'

const seen = { commandId: Id, version: Version }
const command = <const T extends string>(type: T) => v.object({ ...seen, type: v.literal(type) })

/** What staff do to a solicitation; for its comments see `CommentCommand`. */
export const SolicitationCommand = v.variant('type', [
  v.object({ ...seen, type: v.literal('solicitation.edit'), details: SolicitationDetails }),
  /** A whole draft, imported and given its ids. */
  v.object({ ...seen, type: v.literal('solicitation.draft'), parts: DraftParts }),
  v.object({ ...seen, type: v.literal('solicitation.correct'), operation: DraftOperation }),
  command('solicitation.announce'),
  v.object({ ...seen, type: v.literal('solicitation.prolong'), closesOn: Day }),
  v.object({ ...seen, type: v.literal('solicitation.cancel'), notice: text(LIMITS.notice) }),
  v.object({
    ...seen,
    type: v.literal('solicitation.submit'),
    providedBy: text(LIMITS.personName),
    statement: text(SOLICITATION_LIMITS.statement),
  }),
  /** Takes the result back from review. */
  command('solicitation.recall'),
  command('solicitation.secrecy'),
  command('solicitation.publish'),
  command('solicitation.archive'),
])
export type SolicitationCommand = v.InferOutput<typeof SolicitationCommand>
export const SOLICITATION_COMMANDS = SolicitationCommand.options.map((option) => option.entries.type.literal)
