import * as v from 'valibot'
import { Id } from '../basics.ts'

/** An anonymous participant: made by the server when somebody first acts, accepted only for its site. */
export const ParticipantReply = v.object({ participantId: Id, token: v.string() })
