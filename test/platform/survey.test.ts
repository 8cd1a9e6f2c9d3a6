import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { resultsOf } from '#domain/survey/results/count.ts'
import { enteredPartition, shardOf, tallyKey } from '../../functions/store/keys.ts'
import { partition } from '../../functions/store/pages.ts'
import { allResponses } from '../../functions/store/survey/responses.ts'
import { countedResults } from '../../functions/store/survey/results.ts'
import { recountAll } from '../../functions/stream/schedule/recount-all.ts'
import { prove } from '../../web/embed/survey/heavy/proof.ts'
import { ok, refusalOf } from '../support/call.ts'
import { citizenOf, newId, type StaffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam, type Team } from '../support/scene.ts'
import { type Entering, entering, given, SURVEY, type Surveyors, surveyDetails, surveyors } from '../support/survey.ts'
import { until } from '../support/until.ts'

let platform: Platform
let team: Team
let people: Surveyors
let desk: Entering
beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
  people = surveyors(platform, team)
  desk = entering(platform, team)
})
afterAll(() => platform.stop())

const stored = (id: string) => Array.fromAsync(allResponses(platform.tables, id))

/** [D6] At rest the tallies equal a recount of what is stored, made here from the answers. */
const settled = async (id: string) => {
  // At rest: every part of the tallies is counted, not only those looked at below.
  await platform.runtime.idle()
  const responses = await stored(id)
  await until(async () => (await countedResults(platform.tables, id)).total === responses.length, 'the tallies')
  const recount = (test: (answers: Record<string, unknown>) => boolean) =>
    responses.filter(({ answers }) => test(answers)).length
  await until(async () => {
    const { questions } = await countedResults(platform.tables, id)
    const service = questions.find((question) => question.id === 'q-service')
    return ['good', 'fair', 'poor'].every(
      (value) => (service?.options[`id-${value}`] ?? 0) === recount(({ service }) => service === value),
    )
  }, 'the options')
  return countedResults(platform.tables, id)
}

describe('[M4] a survey', () => {
  it('is drafted, announced by a second person, answered, closed, reviewed and published', async () => {
    const { call } = platform
    const { moderator, reviewer, contractor } = team
    const { id, version } = await people.draft()
    const params = { activityId: id }
    expect((await refusalOf(call('survey.read', { params }))).code).toBe('not-found')
    const announce = { type: 'survey.announce' as const, version }
    expect((await refusalOf(people.attempt(contractor, id, announce))).code).toBe('not-allowed')
    await people.command(reviewer, id, announce)
    const view = await ok(call('survey.read', { params }))
    expect(view).toMatchObject({ kind: 'survey', phase: 'open', version: 1, results: 'none', full: false })
    expect((await ok(call('activity.entry', { params }))).kind).toBe('survey')
    // Its page leads on in the reader's language.
    const page = await call('page.read', { params, headers: { 'accept-language': 'en' } })
    expect(page.text).toContain(`href="/p/${id}/frame?lang=en"`)
    // Nothing of an interview is at a survey's address.
    expect((await call('activity.snapshot', { params })).status).toBe(404)
    expect((await call('activity.backstage', { params, token: moderator.token })).status).toBe(404)
    const { definition } = await ok(call('survey.definition', { params: { ...params, version: 1 } }))
    expect(definition).toEqual(SURVEY)
    expect((await call('survey.definition', { params: { ...params, version: 2 } })).status).toBe(404)

    const { token } = await citizenOf(platform, id)
    for (const service of [...Array(9).fill('good'), ...Array(2).fill('poor'), ...Array(6).fill('fair')])
      await ok(people.give(id, token, { service }))
    expect((await refusalOf(call('results.read', { params }))).code).toBe('results-not-public')
    await people.command(moderator, id, { type: 'survey.close' })
    expect(await refusalOf(people.give(id, token, { service: 'good' }))).toEqual({
      ...{ code: 'survey-closed', detail: 'closed' },
    })
    await settled(id)
    const submitted = await people.command(moderator, id, { type: 'survey.submit', providedBy: '政务服务局' })
    const reviewed = await people.command(reviewer, id, { type: 'survey.secrecy', version: submitted })
    expect((await refusalOf(people.attempt(moderator, id, { type: 'survey.publish', version: reviewed }))).code).toBe(
      'not-allowed',
    )
    const published = await people.command(reviewer, id, { type: 'survey.publish', version: reviewed })
    const results = await ok(call('results.read', { params }))
    expect(results).toMatchObject({ state: 'final', total: 17, threshold: 5, selfSelected: true })
    // [Q5] Two said poor: hidden, and with it the smallest other from which it could be worked out.
    expect(results.questions).toMatchObject([
      { id: 'q-service', answered: 17, options: { 'id-good': 9, 'id-fair': null, 'id-poor': null } },
    ])
    const text = { 'zh-CN': '已增设窗口', en: 'More counters were opened' }
    const half = { type: 'survey.outcome', version: published, text: { 'zh-CN': text['zh-CN'] } } as const
    expect(await refusalOf(people.attempt(moderator, id, half))).toMatchObject({
      ...{ code: 'incomplete', issues: [{ path: 'text.en' }] },
    })
    const said = await people.command(moderator, id, {
      ...{ type: 'survey.outcome', version: published, text },
    })
    expect((await ok(call('survey.read', { params }))).outcome).toBe(null)
    const approve = { type: 'survey.outcome.approve', version: said } as const
    expect((await refusalOf(people.attempt(moderator, id, approve))).code).toBe('not-allowed')
    await people.command(reviewer, id, approve)
    const after = await ok(call('survey.read', { params }))
    // It was closed before its time, and says so.
    expect(after.closesAt).toBeLessThan('closesAt' in view ? view.closesAt : 0)
    expect(after).toMatchObject({
      ...{ phase: 'published', results: 'final', outcome: { text } },
      credits: { providedBy: '政务服务局', secrecyReviewedBy: reviewer.subject },
    })
  })

  it('is refused where its words in many languages are more than an item holds', async () => {
    const languages = ['zh-CN', 'en', 'bo', 'ug', 'mn', 'kk', 'ko', 'ja', 'ru', 'fr']
    const plan = Object.fromEntries(languages.map((language) => [language, '字'.repeat(SURVEY_LIMITS.outcome)]))
    const { id, version } = await people.draft()
    const edit = { type: 'survey.edit', version, details: surveyDetails({ plan }) } as const
    expect((await refusalOf(people.attempt(team.moderator, id, edit))).code).toBe('too-large')
    const outcome = { type: 'survey.outcome', version, text: plan } as const
    expect((await refusalOf(people.attempt(team.moderator, id, outcome))).code).toBe('too-large')
    const [first = '', second = ''] = languages
    const most = {
      ...edit,
      details: surveyDetails({ plan: { [first]: plan[first] ?? '', [second]: plan[second] ?? '' } }),
    }
    expect((await people.attempt(team.moderator, id, most)).status).toBe(200)
  })

  it('is refused where its questions are more than an item holds', async () => {
    const { id } = await people.draft()
    // Random text: nothing can be made of it by compressing.
    const text = () => ({ en: Buffer.from(crypto.getRandomValues(new Uint8Array(14_900))).toString('base64') })
    const elements = Array.from(
      { length: 24 },
      (_, at) => ({ type: 'html', id: `h${at}`, name: `h${at}`, html: text() }) as const,
    )
    const definition = { languages: ['en'], pages: [{ id: 'p', name: 'p', elements }] }
    const define = { type: 'survey.define' as const, revision: 1, definition }
    expect((await refusalOf(people.attempt(team.moderator, id, define))).code).toBe('too-large')
  })

  it('[D2] a command sent again changes nothing and is answered the same', async () => {
    const { id } = await people.draft()
    const commandId = newId()
    const define = { commandId, type: 'survey.define' as const, revision: 1, definition: SURVEY }
    const first = await people.command(team.moderator, id, define)
    expect(await people.command(team.moderator, id, define)).toBe(first)
    const again = await refusalOf(people.attempt(team.second, id, { ...define, commandId: newId() }))
    expect(again.code).toBe('version-conflict')
  })
})

describe('[Q4] a change while a survey runs', () => {
  it('is a new version; responses keep theirs and results join by id', async () => {
    const { call } = platform
    const id = await people.announced()
    const { token } = await citizenOf(platform, id)
    await ok(people.give(id, token, { service: 'good' }))
    const next = structuredClone(SURVEY)
    const [service] = next.pages[0]?.elements ?? []
    Object.assign(service ?? {}, { name: 'rating', title: { 'zh-CN': '评价', en: 'Rating' } })
    Object.assign(next.pages[0]?.elements?.[3] ?? {}, { visibleIf: "{rating} = 'poor'" })
    const version = await people.command(team.moderator, id, { type: 'survey.define', revision: 1, definition: next })
    const params = { activityId: id }
    await settled(id)
    const difference = await ok(call('survey.difference', { params, token: team.admin.token }))
    expect(difference.questions).toMatchObject([
      { id: 'q-service', kind: 'changed', fields: expect.arrayContaining(['name', 'title']), effect: 'reworded' },
      { id: 'q-words', fields: ['visibleIf'], effect: 'options' },
    ])
    expect(difference.answered).toEqual({ 'q-service': 1 })
    await people.command(team.reviewer, id, { type: 'survey.release', version })
    expect((await ok(call('survey.read', { params }))).version).toBe(2)
    // Who had the page open answers what was asked there; who comes later, what is asked now.
    await ok(people.give(id, token, { service: 'good' }, { version: 1 }))
    await ok(people.give(id, token, { rating: 'good' }, { version: 2 }))
    expect((await refusalOf(people.give(id, token, { service: 'good' }, { version: 2 }))).code).toBe('invalid-input')
    expect((await refusalOf(people.give(id, token, { service: 'good' }, { version: 3 }))).issues).toEqual([
      { path: 'version', rule: 'unknown' },
    ])
    await until(async () => (await countedResults(platform.tables, id)).total === 3, 'the tallies')
    await platform.runtime.idle()
    const { questions, versions } = await countedResults(platform.tables, id)
    expect(questions.filter(({ answered }) => answered)).toMatchObject([
      { id: 'q-service', asked: 3, answered: 3, options: { 'id-good': 3 } },
    ])
    expect(versions).toEqual({ 1: 2, 2: 1 })
  })
})

describe('[Q3] a response', () => {
  it('that is bad gets every error at once by question, and nothing is stored', async () => {
    const id = await people.announced({ once: 'participant', limit: 1 })
    const { token } = await citizenOf(platform, id)
    const bad = await refusalOf(people.give(id, token, { age: 300, ways: ['never'], stranger: 1 }))
    expect(bad.issues).toEqual(
      expect.arrayContaining([
        { path: 'answers.service', rule: 'required' },
        { path: 'answers.age', rule: 'too-large', limit: 120 },
        { path: 'answers.ways', rule: 'not-an-answer' },
        { path: 'answers.stranger', rule: 'unknown' },
      ]),
    )
    expect(await stored(id)).toEqual([])
    // Nothing was used up by it either.
    await ok(people.give(id, token, { service: 'poor', words: '等候太久', age: 30 }))
  })

  it('of the strangest form is refused and breaks nothing', async () => {
    const id = await people.announced()
    const { token } = await citizenOf(platform, id)
    for (const answers of [null, [], 'x', { service: [[[]]] }, { service: { a: { b: 1 } } }, { service: null }])
      expect((await refusalOf(people.give(id, token, answers))).code).toBe('invalid-input')
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const body = JSON.stringify(given({})).replace('{}', `{"service":"good","ways":${nested},"__proto__":{"age":1}}`)
    const response = await fetch(`${platform.url}/api/activities/${id}/responses/${newId()}`, {
      ...{ method: 'PUT', body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
    })
    expect(response.status).toBe(400)
  })

  it('[D2] sent again, also at the same moment or after closing, is stored once and answered the same', async () => {
    const id = await people.announced({ once: 'participant' })
    const { token } = await citizenOf(platform, id)
    const responseId = newId()
    const same = () => ok(people.give(id, token, { service: 'good' }, { responseId }))
    const answers = await Promise.all(Array.from({ length: 12 }, same))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect(await same()).toEqual(answers[0])
    expect(await stored(id)).toHaveLength(1)
    const other = await citizenOf(platform, id)
    expect((await refusalOf(people.give(id, other.token, { service: 'good' }, { responseId }))).code).toBe('id-taken')
  })

  it('[Q2] is one a person, by device, under any concurrency', async () => {
    const id = await people.announced({ once: 'participant' })
    const { token } = await citizenOf(platform, id)
    const all = await Promise.all(Array.from({ length: 12 }, () => people.give(id, token, { service: 'fair' })))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(all.flatMap(({ refusal }) => refusal?.code ?? []))).toEqual(new Set(['already-responded']))
    expect(await stored(id)).toHaveLength(1)
  })

  it('[Q2] is one an invitation code, and there is none without', async () => {
    const { call } = platform
    const id = await people.announced({ once: 'code' })
    const params = { activityId: id }
    const [code = '', second = ''] = Array.from({ length: 2 }, () => newId().slice(0, 16))
    const body = { commandId: newId(), codes: [code, second] }
    for (let times = 0; times < 2; times++)
      expect(await ok(call('code.add', { params, body, token: team.moderator.token }))).toEqual({ codes: 2 })
    const { token } = await citizenOf(platform, id)
    const answers = { service: 'good' }
    expect((await refusalOf(people.give(id, token, answers))).code).toBe('invitation-required')
    expect((await refusalOf(people.give(id, token, answers, { code: 'nobodysCode00' }))).code).toBe(
      'invitation-required',
    )
    const responseId = newId()
    await ok(people.give(id, token, answers, { code, responseId }))
    await ok(people.give(id, token, answers, { code, responseId }))
    expect((await refusalOf(people.give(id, token, answers, { code }))).code).toBe('invitation-required')
    // Adding the codes once more does not make a used one good again.
    await ok(call('code.add', { params, body: { ...body, commandId: newId() }, token: team.moderator.token }))
    expect((await refusalOf(people.give(id, token, answers, { code }))).code).toBe('invitation-required')
    await ok(people.give(id, token, answers, { code: second }))
    expect(await stored(id)).toHaveLength(2)
    expect(platform.logs.some((line) => JSON.stringify(line).includes(code))).toBe(false)
  })
})

describe('[Q11] what a script would have to pay', () => {
  it('a response without its work is refused and not stored; one proof serves one response', async () => {
    const id = await people.announced({ proofOfWork: true })
    const { token } = await citizenOf(platform, id)
    const [responseId, other] = [newId(), newId()]
    const proof = await prove(id, responseId)
    const answers = { service: 'good' }
    expect((await refusalOf(people.give(id, token, answers, { responseId }))).code).toBe('proof-required')
    expect((await refusalOf(people.give(id, token, answers, { responseId: other, proof }))).code).toBe('proof-required')
    await ok(people.give(id, token, answers, { responseId, proof }))
    expect(await stored(id)).toHaveLength(1)
  })
})

describe('[Q12] a response carried to another device', () => {
  const draftId = newId()
  const keep = async (id: string, sealed = 'c2VhbGVk') => {
    const { token } = await citizenOf(platform, id)
    return platform.call('draft.keep', { params: { activityId: id, draftId }, body: { sealed }, token })
  }
  const read = (activityId: string) => platform.call('draft.read', { params: { activityId, draftId } })

  it('is kept as it was sealed, replaced by whoever knows its id, and counts nowhere', async () => {
    const id = await people.announced({ resumable: true })
    await ok(keep(id))
    await ok(keep(id, 'bGF0ZXI'))
    expect(await ok(read(id))).toEqual({ sealed: 'bGF0ZXI' })
    expect(await stored(id)).toHaveLength(0)
  })

  it('is taken only where the survey offers it, while it runs, and only sealed', async () => {
    const id = await people.announced({ resumable: true })
    expect((await refusalOf(read(id))).code).toBe('not-found')
    expect((await refusalOf(keep(id, '{"plain":1}'))).code).toBe('invalid-input')
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect((await refusalOf(keep(id))).code).toBe('survey-closed')
    expect((await refusalOf(keep(await people.announced()))).code).toBe('not-allowed')
  })
})

/** People at ten addresses, one after another: from one alone so many in a minute would be told to wait (K1). */
const crowdOf = async (id: string): Promise<() => string> => {
  const tokens = await Promise.all(Array.from({ length: 10 }, async () => (await citizenOf(platform, id)).token))
  let next = 0
  return () => tokens[next++ % tokens.length] ?? ''
}

/** Told to come again, or told nothing, a client sends the same response once more (D2); a busy machine makes some of them. */
const giveAsClients = async (
  id: string,
  by: string,
  answers: Record<string, unknown>,
  responseId = newId(),
): Promise<Awaited<ReturnType<typeof people.give>>> => {
  const got = await people.give(id, by, answers, { responseId })
  const again = got.refusal?.code === 'unavailable' || (!got.refusal && got.status >= 500)
  return again ? giveAsClients(id, by, answers, responseId) : got
}

describe('[Q1] limits', () => {
  it('300 at once at a limit of 50 store exactly 50, and the others are told', async () => {
    const id = await people.announced({ limit: 50 })
    const token = await crowdOf(id)
    const give = () => giveAsClients(id, token(), { service: 'good' })
    const all = await Promise.all(Array.from({ length: 300 }, give))
    const codes = Map.groupBy(all, ({ refusal, status }) => refusal?.code ?? status)
    expect(Object.fromEntries([...codes].map(([code, those]) => [code, those.length]))).toEqual({
      200: 50,
      'survey-full': 250,
    })
    expect(await stored(id)).toHaveLength(50)
    expect((await ok(platform.call('survey.read', { params: { activityId: id } }))).full).toBe(true)
    await settled(id)
    // A limit that is raised lets in as many more as it was raised by.
    const { survey } = await ok(
      platform.call('survey.backstage', { params: { activityId: id }, token: team.reviewer.token }),
    )
    const raised = { ...survey.details, limit: 60 }
    await people.command(team.admin, id, { type: 'survey.edit', version: survey.version, details: raised })
    const more = await Promise.all(Array.from({ length: 30 }, give))
    expect(more.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(await stored(id)).toHaveLength(60)
  })

  it('of a group are exact too, and a response that fits no more uses up nothing of the others', async () => {
    const quotas = [
      { id: 'poor', name: '不满意', condition: "{service} = 'poor'", limit: 7 },
      { id: 'old', name: '老年人', condition: '{age} >= 60', limit: 20 },
    ]
    const id = await people.announced({ limit: 40, quotas })
    const token = await crowdOf(id)
    const kinds = [{ service: 'poor', age: 70 }, { service: 'poor' }, { service: 'good', age: 65 }, { service: 'good' }]
    const refusals: string[] = []
    await inParallel(Array.from({ length: 40 }, () => kinds).flat(), 40, async (answers) => {
      const { refusal } = await giveAsClients(id, token(), answers)
      if (refusal) refusals.push(`${refusal.code} ${refusal.detail ?? ''}`.trim())
    })
    const responses = await stored(id)
    const count = (test: (answers: Record<string, unknown>) => boolean) =>
      responses.filter(({ answers }) => test(answers)).length
    expect(responses).toHaveLength(40)
    expect(count(({ service }) => service === 'poor')).toBe(7)
    const old = count(({ age }) => Number(age) >= 60)
    expect(old).toBeLessThanOrEqual(20)
    // What the console shows of how full they are; who may not read single responses learns no number meanwhile.
    const room = ({ token }: StaffPerson) => ok(platform.call('limit.read', { params: { activityId: id }, token }))
    expect(await room(team.admin)).toEqual({
      total: { used: 40, full: true },
      quotas: { poor: { used: 7, full: true }, old: { used: old, full: old === 20 } },
    })
    expect((await room(team.moderator)).quotas.poor).toEqual({ used: null, full: true })
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect((await room(team.moderator)).quotas.poor).toEqual({ used: null, full: true })
    await people.command(team.moderator, id, { type: 'survey.submit', providedBy: '局' })
    expect((await room(team.moderator)).quotas.poor).toEqual({ used: 7, full: true })
    expect(new Set(refusals)).toEqual(
      new Set(['survey-full', 'quota-full poor', ...(refusals.includes('quota-full old') ? ['quota-full old'] : [])]),
    )
  })
})

describe('[D6] tallies', () => {
  it('equal the recount after the projector was killed and its batches repeated, and after a response was erased', async () => {
    const { faults } = platform.runtime
    const id = await people.announced()
    const { token } = await citizenOf(platform, id)
    faults.set({ batches: { repeat: 0.5 } })
    faults.kill('project', { probability: 0.3, points: 8 })
    const services = ['good', 'fair', 'poor']
    await inParallel(Array.from({ length: 60 }).keys(), 10, async (at) => {
      await ok(
        people.give(id, token, {
          service: services[at % 3],
          ways: ['good', 'poor'].slice(0, at % 3),
          age: 20 + (at % 7),
        }),
      )
    })
    faults.clear()
    const { questions, channels } = await settled(id)
    const responses = await stored(id)
    const of = (question: string) => questions.find((each) => each.id === question)
    expect(channels).toEqual({ web: 60 })
    expect(of('q-age')?.numbers).toEqual(
      Array.from({ length: 7 }, (_, at) => [
        20 + at,
        responses.filter(({ answers }) => answers.age === 20 + at).length,
      ]),
    )
    expect(of('q-ways')?.answered).toBe(responses.filter(({ answers }) => answers.ways).length)

    const [gone] = responses
    const params = { activityId: id, responseId: gone?.id ?? '' }
    for (let times = 0; times < 2; times++)
      await ok(platform.call('response.erase', { params, token: team.admin.token }))
    expect((await settled(id)).total).toBe(59)
    // Every part equals the sum of what the stored responses say they add.
    const parts = new Map<string, Record<string, number>>()
    for (const { marks } of await stored(id))
      for (const [part, counters] of Object.entries(marks))
        for (const [key, by] of Object.entries(counters)) {
          const sums = parts.get(part) ?? {}
          parts.set(part, { ...sums, [key]: (sums[key] ?? 0) + by })
        }
    const recounted = resultsOf([...parts].map(([part, options]) => ({ id: part, version: 0, total: 59, options })))
    const counted = await settled(id)
    expect({ ...counted, settled: 0, questions: sorted(counted.questions) }).toEqual({
      ...recounted,
      questions: sorted(recounted.questions),
    })
  })

  it('[T1] that differ from the recount are mended hourly once the survey is over', async () => {
    const id = await people.announced()
    const { token } = await citizenOf(platform, id)
    for (let at = 0; at < 6; at++) await ok(people.give(id, token, { service: 'good' }))
    await settled(id)
    const broken = tallyKey(id, 'part0', shardOf((await stored(id))[0]?.id ?? ''))
    const Item = { ...broken, total: 0, options: { 'q-service=': 40 }, version: 99, lastSequence: '9'.repeat(40) }
    await platform.tables.db.send(new PutCommand({ TableName: platform.tables.records, Item }))
    await people.command(team.moderator, id, { type: 'survey.close' })
    await recountAll(platform.tables, Date.now())
    await settled(id)
    const { questions } = await countedResults(platform.tables, id)
    expect(questions.find((question) => question.id === 'q-service')).toMatchObject({ asked: 6, answered: 6 })
    expect(questions.filter(({ answered }) => answered)).toHaveLength(1)
  })

  it('[Q6] reach the public while the survey runs in batches only, where its setting says so', async () => {
    const id = await people.announced({ results: 'live', batch: 10, once: 'code' })
    const codes = await people.codes(id, 29)
    const params = { activityId: id }
    const { token } = await citizenOf(platform, id)
    const seen = async () => (await ok(platform.call('results.read', { params }))).total
    const give = async (many: number) => {
      for (const code of codes.splice(0, many)) await ok(people.give(id, token, { service: 'good' }, { code }))
    }
    await give(9)
    await settled(id)
    expect(await seen()).toBe(0)
    await give(10)
    await settled(id)
    // One batch is held back: whatever else comes, the exact results differ by ten from what is seen.
    expect(await seen()).toBe(0)
    expect(await (await fetch(`${platform.url}/p/${id}`)).text()).toContain('开始分批显示结果')
    await give(1)
    await until(async () => (await seen()) === 10, 'the first batch')
    await give(9)
    await settled(id)
    expect(await seen()).toBe(10)
  })

  it('[Q6] reach nobody meanwhile where anybody answers as often as they like: such a survey is not made', async () => {
    for (const once of ['no', 'participant'] as const) {
      const body = { commandId: newId(), details: surveyDetails({ results: 'live', once }) }
      const params = { siteId: team.siteId, activityId: newId() }
      const refused = await refusalOf(platform.call('survey.create', { params, body, token: team.moderator.token }))
      expect(refused).toMatchObject({ code: 'invalid-input', issues: [{ path: 'results', rule: 'one_person_each' }] })
    }
  })
})

const sorted = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('[Q17] responses that staff type in', () => {
  const enterMany = (by: StaffPerson, place: { id: string; batchId: string }, many: number, answers: unknown) =>
    inParallel(Array.from({ length: many }).keys(), 8, async () => {
      await ok(desk.enter(by, place, answers))
    })
  const waits = async (id: string, batchId: string, length: number) => {
    await platform.runtime.idle()
    expect(await stored(id)).toEqual([])
    expect((await countedResults(platform.tables, id)).total).toBe(0)
    const batch = await desk.read(team.reviewer, id, batchId)
    expect(batch).toMatchObject({ state: 'waiting', entered: length, outcome: null })
    // [D6] What waits is counted exactly, too.
    const there = await Array.fromAsync(
      partition(platform.tables, platform.tables.records, enteredPartition(id, batchId)),
    )
    expect(there).toHaveLength(length)
    return batch
  }
  const trail = async (activityId: string) => {
    const { entries } = await ok(
      platform.call('audit.list', { params: { siteId: team.siteId }, query: { activityId }, token: team.admin.token }),
    )
    return Object.fromEntries(
      [...Map.groupBy(entries, ({ action }) => action)].map(([action, those]) => [action, those.length]),
    )
  }
  const settledBatch = (id: string, batchId: string) =>
    until(async () => (await desk.read(team.admin, id, batchId)).outcome !== null, 'the batch')

  it('count nowhere, whoever entered however many, before somebody who entered none of them has confirmed the batch', async () => {
    const id = await people.announced({ limit: 50 })
    const { moderator, transcriber, reviewer, admin } = team
    const batchId = await desk.open(moderator, id)
    const place = { id, batchId }
    await Promise.all([
      enterMany(moderator, place, 20, { service: 'poor' }),
      enterMany(transcriber, place, 20, { service: 'poor' }),
    ])
    const seen = await waits(id, batchId, 40)
    expect(seen.enteredBy.map(({ subject }) => subject).sort()).toEqual([moderator.subject, transcriber.subject].sort())
    const room = await ok(platform.call('limit.read', { params: { activityId: id }, token: admin.token }))
    expect(room.total?.used).toBe(0)
    // Each act is on record, the opening and every single response.
    expect(await trail(id)).toMatchObject({ 'entry.open': 1, 'response.enter': 40 })
    expect((await refusalOf(desk.confirm(moderator, id, batchId))).code).toBe('second-person-required')
    expect((await refusalOf(desk.confirm(transcriber, id, batchId))).code).toBe('not-allowed')
    await ok(desk.enter(moderator, place, { service: 'poor' }))
    // One slipped in after the second person looked.
    expect((await refusalOf(desk.confirm(reviewer, id, batchId, seen.version))).code).toBe('version-conflict')
    await people.command(moderator, id, { type: 'survey.close' })
    const submit = { type: 'survey.submit', providedBy: '局' } as const
    expect((await refusalOf(people.attempt(moderator, id, submit))).issues).toEqual([
      { path: 'entries', rule: 'waiting' },
    ])
    await ok(desk.confirm(reviewer, id, batchId))
    await settledBatch(id, batchId)
    expect(await settled(id)).toMatchObject({ total: 41, channels: { paper: 41 } })
    expect(await desk.read(admin, id, batchId)).toMatchObject({
      state: 'confirmed',
      outcome: { counted: 41, left: {} },
    })
    const after = await ok(platform.call('limit.read', { params: { activityId: id }, token: admin.token }))
    expect(after.total?.used).toBe(41)
    const list = (query: Record<string, string>) =>
      ok(platform.call('response.list', { params: { activityId: id }, query, token: admin.token }))
    const [response] = (await everyPage(list)).flatMap(({ responses }) => responses)
    expect(response).toMatchObject({ channel: 'paper', batch: { id: batchId, reference: '政务大厅三号箱' } })
    expect((await refusalOf(desk.enter(moderator, place, { service: 'poor' }))).code).toBe('wrong-state')
    expect(
      (await refusalOf(platform.call('entry.read', { params: { activityId: id, batchId }, token: moderator.token })))
        .code,
    ).toBe('not-allowed')
    await people.command(moderator, id, submit)
    expect(
      (
        await refusalOf(
          platform.call('entry.open', {
            ...{ params: { activityId: id, batchId: newId() }, token: moderator.token },
            body: { commandId: newId(), reference: '迟到的箱', channel: 'paper' },
          }),
        )
      ).code,
    ).toBe('survey-closed')
  })

  it('of a rejected batch count nowhere for ever, and stay on record with the reason', async () => {
    const id = await people.announced()
    const batchId = await desk.open(team.moderator, id, 'phone')
    await enterMany(team.moderator, { id, batchId }, 3, { service: 'good' })
    await ok(desk.reject(team.reviewer, id, batchId))
    await platform.runtime.idle()
    expect(await stored(id)).toEqual([])
    expect((await refusalOf(desk.confirm(team.reviewer, id, batchId, 5))).code).toBe('wrong-state')
    const { batch, responses } = await ok(
      platform.call('entry.read', { params: { activityId: id, batchId }, token: team.admin.token }),
    )
    expect(batch).toMatchObject({ state: 'rejected', entered: 3, decided: { by: { subject: team.reviewer.subject } } })
    expect(responses).toHaveLength(3)
    expect(await trail(id)).toMatchObject({ 'entry.open': 1, 'response.enter': 3, 'entry.reject': 1 })
    // Who gave one can still have it erased.
    const params = { activityId: id, responseId: responses[0]?.id ?? '' }
    await ok(platform.call('response.erase', { params, query: { batch: batchId }, token: team.admin.token }))
    const { responses: left } = await ok(
      platform.call('entry.read', { params: { activityId: id, batchId }, token: team.admin.token }),
    )
    expect(left).toHaveLength(2)
  })

  it('[Q1] [D6] take places exactly when they are confirmed, whatever else comes and whatever kills the projector; the rest is told', async () => {
    const quotas = [{ id: 'poor', name: '不满意', condition: "{service} = 'poor'", limit: 6 }]
    const id = await people.announced({ limit: 30, quotas })
    const { token } = await citizenOf(platform, id)
    const batches = [await desk.open(team.moderator, id), await desk.open(team.second, id, 'phone')]
    const [paper = '', phone = ''] = batches
    await enterMany(team.moderator, { id, batchId: paper }, 8, { service: 'poor' })
    await enterMany(team.second, { id, batchId: phone }, 12, { service: 'good' })
    platform.runtime.faults.kill('project', { probability: 0.3, points: 30 })
    platform.runtime.faults.set({ batches: { repeat: 0.3 } })
    const crowd = inParallel(Array.from({ length: 25 }).keys(), 6, async () => {
      const { status, refusal } = await people.give(id, token, { service: 'good' })
      expect(status === 200 || refusal?.code === 'survey-full').toBe(true)
    })
    await Promise.all([crowd, ...batches.map((batch) => ok(desk.confirm(team.reviewer, id, batch)))])
    for (const batch of batches) await settledBatch(id, batch)
    platform.runtime.faults.clear()
    const responses = await stored(id)
    expect(responses).toHaveLength(30)
    const counted = await settled(id)
    const by = (channel: string) => responses.filter((response) => response.channel === channel).length
    for (const channel of ['web', 'paper', 'phone']) expect(counted.channels[channel] ?? 0).toBe(by(channel))
    expect(by('paper')).toBeLessThanOrEqual(6)
    for (const [batch, channel] of [
      [paper, 'paper'],
      [phone, 'phone'],
    ] as const) {
      const { entered, outcome } = await desk.read(team.admin, id, batch)
      const left = Object.values(outcome?.left ?? {}).reduce((sum, each) => sum + each, 0)
      expect(outcome?.counted).toBe(by(channel))
      expect(left).toBe(entered - by(channel))
      expect(Object.keys(outcome?.left ?? {}).every((code) => code === 'quota-full' || code === 'survey-full')).toBe(
        true,
      )
    }
  })

  it('[Q2] use up an invitation code once it counts, whichever way it is used first, and are none where identity is verified', async () => {
    const id = await people.announced({ once: 'code' })
    const [first = '', second = ''] = Array.from({ length: 2 }, () => newId().slice(0, 16))
    const body = { commandId: newId(), codes: [first, second] }
    await ok(platform.call('code.add', { params: { activityId: id }, body, token: team.moderator.token }))
    const batchId = await desk.open(team.moderator, id)
    const place = { id, batchId }
    const good = { service: 'good' }
    expect((await refusalOf(desk.enter(team.moderator, place, good))).code).toBe('invitation-required')
    expect((await refusalOf(desk.enter(team.moderator, place, good, { code: 'nobodysCode00' }))).code).toBe(
      'invitation-required',
    )
    await ok(desk.enter(team.moderator, place, good, { code: first }))
    await ok(desk.enter(team.moderator, place, good, { code: first }))
    await ok(desk.enter(team.moderator, place, good, { code: second }))
    // It was not used up by being typed in, and its holder is first.
    const { token } = await citizenOf(platform, id)
    await ok(people.give(id, token, good, { code: second }))
    await ok(desk.confirm(team.reviewer, id, batchId))
    await settledBatch(id, batchId)
    expect(await desk.read(team.admin, id, batchId)).toMatchObject({
      outcome: { counted: 1, left: { 'invitation-required': 2 } },
    })
    expect(await stored(id)).toHaveLength(2)
    for (const response of await stored(id)) expect(JSON.stringify(response)).not.toContain('code')
    expect((await refusalOf(people.give(id, token, good, { code: first }))).code).toBe('invitation-required')
  })

  it('[D2] sent again, at once or when they count, are there once and answered the same; nobody else has their id', async () => {
    const id = await people.announced()
    const batchId = await desk.open(team.transcriber, id)
    const place = { id, batchId }
    const responseId = newId()
    const same = () => ok(desk.enter(team.transcriber, place, { service: 'good' }, { responseId }))
    const answers = await Promise.all(Array.from({ length: 6 }, same))
    await waits(id, batchId, 1)
    const commandId = newId()
    const { version } = await desk.read(team.reviewer, id, batchId)
    const confirm = () =>
      ok(
        platform.call('entry.confirm', {
          ...{ params: { activityId: id, batchId }, body: { commandId, version }, token: team.reviewer.token },
        }),
      )
    expect(await confirm()).toEqual(await confirm())
    await settledBatch(id, batchId)
    expect(new Set([...answers, await same()].map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await stored(id)).toHaveLength(1)
    const taken = desk.enter(team.moderator, place, { service: 'good' }, { responseId })
    expect((await refusalOf(taken)).code).toBe('id-taken')
  })
})

describe('[Q7] responses by staff', () => {
  it('that try the draft count nowhere, use up no limit, and are found apart', async () => {
    const { call } = platform
    const { id } = await people.draft({ limit: 1 })
    const { contractor, admin } = team
    const body = { lang: 'zh-CN', answers: { service: 'good' }, startedAt: 0, signals: given({}).signals }
    for (let at = 0; at < 3; at++)
      await ok(call('response.try', { params: { activityId: id, responseId: newId() }, body, token: contractor.token }))
    const bad = { ...body, answers: {} }
    const refused = await refusalOf(
      call('response.try', { params: { activityId: id, responseId: newId() }, body: bad, token: contractor.token }),
    )
    expect(refused.issues).toEqual([{ path: 'answers.service', rule: 'required' }])
    expect(await stored(id)).toEqual([])
    const list = (query: Record<string, string>) =>
      ok(call('response.list', { params: { activityId: id }, query: { ...query, trials: 'yes' }, token: admin.token }))
    const trials = (await everyPage(list)).flatMap(({ responses }) => responses)
    expect(trials.map(({ channel, version }) => `${channel} ${version}`)).toEqual(Array(3).fill('trial 0'))
    expect((await ok(call('results.staff', { params: { activityId: id }, token: admin.token }))).total).toBe(0)
  })
})

/** Page after page, until there is no next. */
const everyPage = async <P extends { next: string | null }>(read: (query: Record<string, string>) => Promise<P>) => {
  const pages: P[] = []
  let query: Record<string, string> | null = {}
  while (query !== null) {
    const page: P = await read(query)
    pages.push(page)
    query = page.next === null ? null : { after: page.next }
  }
  return pages
}

describe('[S12] a draft', () => {
  it('and a survey cancelled before it was announced are invisible to everyone but staff', async () => {
    const { id } = await people.draft()
    await people.command(team.admin, id, { type: 'survey.cancel', notice: '取消' })
    for (const route of ['survey.read', 'results.read', 'activity.entry', 'participant.create'] as const)
      expect((await platform.call(route, { params: { activityId: id } })).status).toBe(404)
    const listed = await ok(platform.call('activity.list.public', { params: { siteId: team.siteId } }))
    expect(listed.entries.every((entry) => entry.id !== id)).toBe(true)
    const all = await ok(platform.call('activity.list', { params: { siteId: team.siteId }, token: team.admin.token }))
    expect(all.entries.find((entry) => entry.id === id)).toMatchObject({
      kind: 'survey',
      state: 'cancelled',
      title: surveyDetails().title,
    })
  })
})
