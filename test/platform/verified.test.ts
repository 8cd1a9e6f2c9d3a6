import { request } from 'node:http'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TIMES } from '#contract/limits.ts'
import { allResponses } from '../../functions/store/survey/responses.ts'
import { ok, refusalOf } from '../support/call.ts'
import { citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { recount } from '../support/recount.ts'
import { createInterview, createTeam, PAGE_ORIGIN, type Team } from '../support/scene.ts'
import { solicitors } from '../support/solicitation.ts'
import { type Surveyors, surveyors } from '../support/survey.ts'
import { ADMIN } from '../support/template.ts'

/** As an issuer may make it of a document number; it must be found nowhere afterwards. */
const SUBJECT = '320100199001010011'
const ANSWERS = { service: 'good' }

let platform: Platform
let team: Team
let people: Surveyors
let survey: string
beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
  people = surveyors(platform, team)
  survey = await people.announced({ once: 'verified' })
})
afterAll(() => platform.stop())

const attempt = (activityId: string, idToken: string | null, origin: string | null = null) =>
  platform.call('participant.verify', { params: { activityId }, body: { origin }, token: idToken })
const verified = async (subject: string, activityId = survey) =>
  ok(attempt(activityId, await platform.idToken(subject)))
const participantIn = (token: string) => decodeJwt(token).sub

describe('a verified person', () => {
  it('[V1] is one participant of a site on every device, and another on another site', async () => {
    const [phone, computer] = [await verified(SUBJECT), await verified(SUBJECT)]
    expect(participantIn(phone.token)).toBe(participantIn(computer.token))
    expect(participantIn((await verified('somebody else')).token)).not.toBe(participantIn(phone.token))
    const elsewhere = await createInterview(platform, await createTeam(platform), 'announced')
    expect(participantIn((await verified(SUBJECT, elsewhere)).token)).not.toBe(participantIn(phone.token))
    expect(phone.expiresAt).toBeLessThanOrEqual(Date.now() + TIMES.verifiedMs)
  })

  it('[V3] responds once, from whatever device, however many at once; and is told when verified again', async () => {
    const id = await people.announced({ once: 'verified' })
    const person = newId()
    expect((await verified(person, id)).taken).toBe(false)
    const tokens = await Promise.all(Array.from({ length: 8 }, async () => (await verified(person, id)).token))
    const codes: unknown[] = []
    await inParallel(tokens, 8, async (token) => {
      const { status, refusal } = await people.give(id, token, ANSWERS)
      codes.push(status === 200 ? 'given' : refusal?.code)
    })
    expect(codes.sort()).toEqual([...Array<string>(7).fill('already-responded'), 'given'])
    expect(await Array.fromAsync(allResponses(platform.tables, id))).toHaveLength(1)
    expect((await verified(person, id)).taken).toBe(true)
    expect((await verified('another person', id)).taken).toBe(false)
    await ok(people.give(id, (await verified('another person', id)).token, ANSWERS))
  })

  it('[D2] sends a response again after it was verified anew, and it is the same', async () => {
    const id = await people.announced({ once: 'verified' })
    const responseId = newId()
    const first = await ok(people.give(id, (await verified(SUBJECT, id)).token, ANSWERS, { responseId }))
    expect(await ok(people.give(id, (await verified(SUBJECT, id)).token, ANSWERS, { responseId }))).toEqual(first)
  })

  it('[V3] whoever is not verified is refused, and nothing is used up', async () => {
    const { token } = await citizenOf(platform, survey)
    expect((await refusalOf(people.give(survey, token, ANSWERS))).code).toBe('identity-required')
    const elsewhere = await createInterview(platform, await createTeam(platform), 'announced')
    const foreign = (await verified(SUBJECT, elsewhere)).token
    expect((await refusalOf(people.give(survey, foreign, ANSWERS))).code).toBe('participant-required')
  })

  it('[Q2] [V3] takes nothing that staff type in: whoever did not verify themselves is nobody', async () => {
    const params = { activityId: survey, batchId: newId() }
    const body = { commandId: newId(), reference: '三号箱', channel: 'paper' as const }
    const opened = platform.call('entry.open', { params, body, token: team.moderator.token })
    expect((await refusalOf(opened)).code).toBe('identity-required')
  })

  it('[V7] asks, supports and votes in an interview that asks for it, and counts once whatever the device', async () => {
    const id = await createInterview(platform, team, 'live', { identity: 'verified' })
    const ask = (token: string) => {
      const params = { activityId: id, questionId: newId() }
      return platform.call('question.ask', { params, body: { text: '何时修好？', name: null }, token })
    }
    const anybody = (await citizenOf(platform, id)).token
    const [phone, computer] = [(await verified(SUBJECT, id)).token, (await verified(SUBJECT, id)).token]
    const { id: questionId } = await ok(ask(phone))
    await team.moderator.command(id, { type: 'question.publish', id: questionId, version: 1 })
    const pollId = newId()
    const options = [
      { id: 'option-001', text: '满意' },
      { id: 'option-002', text: '不满意' },
    ]
    const poll = { question: '满意吗？', options, multiple: false, results: 'live' as const }
    await team.moderator.command(id, { type: 'poll.create', id: pollId, ...poll })
    await team.moderator.command(id, { type: 'poll.open', id: pollId, version: 1 })
    const vote = (token: string) =>
      platform.call('question.vote', { params: { activityId: id, questionId }, body: { on: true }, token })
    const answer = (token: string) =>
      platform.call('poll.answer', { params: { activityId: id, pollId }, body: { choices: ['option-001'] }, token })
    const refusals = await Promise.all([refusalOf(ask(anybody)), refusalOf(vote(anybody)), refusalOf(answer(anybody))])
    expect(refusals.map(({ code }) => code)).toEqual(Array<string>(3).fill('identity-required'))
    for (const token of [phone, computer]) await Promise.all([ok(vote(token)), ok(answer(token))])
    await platform.runtime.idle()
    const { votes, answers, violations } = await recount(platform.tables, id)
    expect([votes.get(questionId)?.size, answers.get(pollId)?.size, violations]).toEqual([1, 1, []])
  })

  it('[V7] where an interview asks for names a question bears one, also when it is revised', async () => {
    const id = await createInterview(platform, team, 'live', { identity: 'real-name' })
    const { token } = await citizenOf(platform, id)
    const params = { activityId: id, questionId: newId() }
    const ask = (name: string | null) =>
      platform.call('question.ask', { params, body: { text: '何时修好？', name }, token })
    const issues = [{ path: 'name', rule: 'required' }]
    expect(await refusalOf(ask(null))).toMatchObject({ code: 'invalid-input', issues })
    await ok(ask('孙大圣'))
    const body = { text: '何时修好路？', name: null, version: 1 }
    expect((await refusalOf(platform.call('question.revise', { params, body, token }))).issues).toEqual(issues)
  })

  it('[V6] comments where identity is verified, and gives no name', async () => {
    const office = solicitors(platform, team)
    const id = await office.announced({ identity: 'verified' })
    const params = { activityId: id }
    expect((await ok(platform.call('solicitation.read', { params }))).verifies).toBe(true)
    const comment = (name: string | null = null) => ({
      ...{ id: newId(), articleId: null, stance: 'oppose' as const, text: '不妥', proposed: null, contact: null },
      sender: { kind: 'individual' as const, name },
    })
    const send = (token: string, body: ReturnType<typeof comment>) =>
      platform.call('comment.send', { params, body, token })
    const anybody = (await citizenOf(platform, id)).token
    expect((await refusalOf(send(anybody, comment('张三')))).code).toBe('identity-required')
    const { token } = await verified(SUBJECT, id)
    const sent = await ok(send(token, comment('张三')))
    const kept = (await office.list(id)).find((one) => one.id === sent.id)
    expect(kept).toMatchObject({ sender: { name: null }, hasContact: false })
    // Known again from another device.
    const mine = { params, query: { ids: sent.id }, token: (await verified(SUBJECT, id)).token }
    expect((await ok(platform.call('comment.mine', mine))).comments).toHaveLength(1)
  })
})

describe('[V2] tokens', () => {
  it('none, forged, expired, of another client or of staff: refused before the function', async () => {
    const good = await platform.idToken(SUBJECT)
    const wrong = [
      ...[null, 'x', `${good.slice(0, -6)}AAAAAA`, await platform.token(ADMIN), (await verified(SUBJECT)).token],
      await platform.idToken(SUBJECT, SUBJECT, { expiresIn: -60 }),
      await platform.idToken(SUBJECT, SUBJECT, { audience: 'another-client' }),
      await platform.idToken(SUBJECT, SUBJECT, { audience: 'zhitong-console' }),
      await platform.token(SUBJECT, SUBJECT, { audience: 'zhitong-citizens' }),
    ]
    for (const token of wrong) expect((await attempt(survey, token)).status).toBe(401)
  })

  it('a citizen’s opens nothing of the staff’s, however the path is spelt', async () => {
    const token = await platform.idToken(ADMIN)
    expect((await platform.call('me.read', { token })).status).toBe(401)
    for (const path of ['/api/verified/../staff/me', '/api/verified/%2e%2e/staff/me', '/api/verified//api/staff/me'])
      expect(await rawStatus(path, token), path).toBeGreaterThanOrEqual(400)
  })

  it('a draft is nobody’s to be verified for', async () => {
    const { id } = await people.draft({ once: 'verified' })
    expect((await refusalOf(attempt(id, await platform.idToken(SUBJECT)))).code).toBe('not-found')
  })
})

/** Exactly this path, which `fetch` would put right. */
const rawStatus = (path: string, token: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(platform.url)
    const headers = { authorization: `Bearer ${token}` }
    request({ host: hostname, port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })

describe('[V4] the page that asked', () => {
  it('must be of an origin that the site allows; a phisher’s gets nothing', async () => {
    const token = await platform.idToken(SUBJECT)
    await ok(attempt(survey, token, PAGE_ORIGIN))
    for (const origin of ['https://evil.test', `${PAGE_ORIGIN}.evil.test`, PAGE_ORIGIN.replace('https', 'http')]) {
      const refusal = await refusalOf(attempt(survey, token, origin))
      expect(refusal).toEqual({ code: 'origin-not-allowed', detail: origin })
    }
    expect((await refusalOf(attempt(survey, token, '*'))).code).toBe('origin-not-allowed')
  })

  it('does not ask itself: only the platform’s own page has an ID token', async () => {
    const body = { origin: null }
    const token = await platform.idToken(SUBJECT)
    for (const origin of [PAGE_ORIGIN, 'https://evil.test']) {
      const sent = { params: { activityId: survey }, body, token, headers: { origin } }
      const got = await platform.call('participant.verify', sent)
      expect([got.status, got.headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
    const headers = { origin: platform.url, 'sec-fetch-site': 'same-origin' }
    await ok(platform.call('participant.verify', { params: { activityId: survey }, body, token, headers }))
  })
})

it('[V1] [M13] no record and no log line names the person', async () => {
  const { token } = await verified(SUBJECT)
  await people.give(survey, token, ANSWERS)
  await platform.runtime.idle()
  const { db, records } = platform.tables
  const items: unknown[] = []
  let next: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new ScanCommand({ TableName: records, ...(next ? { ExclusiveStartKey: next } : {}) }),
    )
    items.push(...Items)
    next = LastEvaluatedKey
  } while (next)
  const all = JSON.stringify(items)
  expect(all).not.toContain(SUBJECT)
  // Nor does the response lead to the participant: that they took part is all that is known of them.
  const [response] = (await Array.fromAsync(allResponses(platform.tables, survey))).filter(
    ({ channel }) => channel === 'web',
  )
  expect(JSON.stringify(response)).not.toContain(participantIn(token))
  expect(JSON.stringify(platform.logs)).not.toContain(SUBJECT)
  expect(JSON.stringify(platform.logs)).not.toContain(token)
})
