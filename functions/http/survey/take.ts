import { createHash } from 'node:crypto'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { ResponseReceipt } from '../../contract/survey/receipt.ts'
import type { GiveResponse } from '../../contract/survey/response.ts'
import { type Moment, phaseOf } from '../../domain/survey/life/phase.ts'
import type { ResponseRecord, SurveyRecord } from '../../domain/survey/life/record.ts'
import { type AskedVersion, receive } from '../../domain/survey/respond/receive.ts'
import type { Tables } from '../../store/client.ts'
import { type Limit, TOTAL } from '../../store/survey/quotas.ts'
import { getResponse, isSameResponse, type Once, putResponse } from '../../store/survey/respond.ts'
import { askedVersion } from './versions.ts'

/** Who sends a response. */
export interface Sender {
  /** What tells the sender of this response from everyone else: hashed with the response's id before it is stored. */
  secret: string
  /** What tells these answers from others under the same id. */
  digest: string
  once: Once
}

/** 128 bits of a hash, in base64url. */
export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)

/** Validates and stores a citizen's response, once. What was stored is answered the same again, also after the survey has closed. */
export const takeResponse = async (
  tables: Tables,
  survey: SurveyRecord,
  id: string,
  given: Omit<GiveResponse, 'code' | 'proof'>,
  sender: Sender,
  moment: Moment,
): Promise<Result<ResponseReceipt>> => {
  const owner = hashOf(sender.secret, id)
  const earlier = await getResponse(tables, survey.id, id)
  if (earlier)
    return isSameResponse(earlier, { owner, digest: sender.digest }) ? accept(receiptOf(earlier)) : refuse('id-taken')
  const phase = phaseOf(survey, moment)
  if (phase !== 'open') return refuse('survey-closed', { detail: phase })
  const asked = given.version <= survey.asked.version ? await askedVersion(tables, survey.id, given.version) : null
  if (!asked) return refuse('invalid-input', { issues: [{ path: 'version', rule: 'unknown' }] })
  const built = build(
    asked,
    survey,
    id,
    given,
    { channel: 'web', owner, enteredBy: null, digest: sender.digest },
    moment,
  )
  if (!built.ok) return built
  const { response, quotas } = built.value
  const stored = await putResponse(tables, response, sender.once, limitsOf(survey, quotas))
  return stored.ok ? accept(receiptOf(stored.value)) : stored
}

/** All limits that a response falls under. */
export const limitsOf = ({ details: { limit } }: Pick<SurveyRecord, 'details'>, quotas: readonly Limit[]): Limit[] => [
  ...(limit === null ? [] : [{ id: TOTAL, limit }]),
  ...quotas,
]

/** The response as it is stored; refused with every problem at once. */
export const build = (
  asked: AskedVersion,
  survey: SurveyRecord,
  id: string,
  given: Omit<GiveResponse, 'code' | 'proof'>,
  { channel, owner, enteredBy, digest = '' }: Pick<ResponseRecord, 'channel' | 'owner' | 'enteredBy' | 'digest'>,
  { now, timeZone }: Moment,
): Result<{ response: ResponseRecord; quotas: Limit[] }> => {
  const { lang, startedAt, signals } = given
  const received = receive(asked, survey.details, { ...given, channel }, { now, zone: timeZone })
  if (!received.ok) return received
  const { answers, marks, quotas } = received.value
  return accept({
    response: {
      ...{ activityId: survey.id, id, version: asked.version, lang, channel, answers, marks },
      ...{ startedAt, receivedAt: now, signals, enteredBy, owner, digest },
    },
    quotas: quotas.map((quota) => ({ id: quota.id, limit: quota.limit })),
  })
}

export const receiptOf = ({ id, version, receivedAt }: ResponseRecord): ResponseReceipt => ({ id, version, receivedAt })
