import type { SurveyDetails } from '#contract/survey/activity.ts'
import { responseKey } from '../../functions/store/keys.ts'
import { allResponses } from '../../functions/store/survey/responses.ts'
import { citizenOf, newId } from '../support/people.ts'
import { startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam } from '../support/scene.ts'
import { given, surveyors } from '../support/survey.ts'
import { counted, type Row } from './counted.ts'
import { onWhat } from './measure.ts'

const SENT = 1_000
const AT_ONCE = 16
const CAP = 100
/** Never reached: what is measured is the counting. */
const FAR = 1_000_000

const quota = (id: string, condition: string) => ({ id, name: id, condition, limit: FAR })
const KINDS: Record<string, Partial<SurveyDetails>> = {
  'no limit': {},
  'a total limit': { limit: FAR },
  'a total limit and two quotas it falls under': {
    limit: FAR,
    quotas: [quota('good', "{service} = 'good'"), quota('adult', '{age} >= 18')],
  },
}
const ANSWERS = { service: 'good', ways: ['good', 'fair'], age: 30 }

/** Submissions a second by way of the gateway, DynamoDB units of each, and a cap under a thousand at the same moment. */
export const benchResponses = async (): Promise<void> => {
  const platform = await startPlatform()
  try {
    const team = await createTeam(platform)
    const people = surveyors(platform, team)
    const { run, projected, rows: units, signing, stop } = counted(platform)
    /** Told to come again, a client sends the same response once more (D2). */
    const give = async (activityId: string, token: string, again = 0): Promise<{ told: string; again: number }> => {
      const responseId = newId()
      for (let tries = again; ; tries++) {
        const { status, refusal } = await people.give(activityId, token, ANSWERS, { responseId })
        if (refusal?.code !== 'unavailable' && status < 500)
          return { told: refusal?.code ?? String(status), again: tries }
      }
    }
    const rows: Record<string, Row> = {}
    console.log(`\n${onWhat()}`)
    for (const [name, details] of Object.entries(KINDS)) {
      const activityId = await people.announced(details)
      const { token } = await citizenOf(platform, activityId)
      // The functions' own code is read and compiled by the first.
      await inParallel(Array.from({ length: AT_ONCE }), AT_ONCE, async () => void (await give(activityId, token)))
      await platform.runtime.idle()
      const started = performance.now()
      await inParallel(Array.from({ length: SENT }), AT_ONCE, async () => void (await give(activityId, token)))
      const took = (performance.now() - started) / 1000
      await platform.runtime.idle()

      const responseId = newId()
      const own = await signing.participantToken(newId(), team.siteId, Date.now())
      const asked = { params: { activityId, responseId }, body: { ...given(ANSWERS), code: null, proof: null } }
      await run(name, 'response.give', { ...asked, token: own })
      const request = units[name] ?? {}
      await projected(name, responseKey(activityId, responseId))
      const after = units[name] ?? {}
      rows[name] = {
        'responses/s': Math.round(SENT / took),
        'read units': request['read units'] ?? '',
        'write units': request['write units'] ?? '',
        'counting it: read': after['read units'] ?? '',
        'counting it: write': after['write units'] ?? '',
      }
    }
    console.log(
      `${SENT} responses, ${AT_ONCE} at once, each in a transaction; DynamoDB units of one and of counting it alone`,
    )
    console.table(rows)

    const activityId = await people.announced({ limit: CAP })
    const { token } = await citizenOf(platform, activityId)
    const started = performance.now()
    const told = await Promise.all(Array.from({ length: 1_000 }, () => give(activityId, token)))
    const took = (performance.now() - started) / 1000
    const stored = (await Array.fromAsync(allResponses(platform.tables, activityId))).length
    const count = (code: string) => told.filter((one) => one.told === code).length
    console.log(
      `1,000 at the same moment at a cap of ${CAP}: ${stored} stored, ${count('200')} acknowledged, ` +
        `${count('survey-full')} told it is full, ${told.reduce((sum, { again }) => sum + again, 0)} sent again, ${took.toFixed(1)} s`,
    )
    if (stored !== CAP || count('200') !== CAP) throw new Error(`${stored} stored at a cap of ${CAP}`)
    stop()
  } finally {
    await platform.stop()
  }
}
