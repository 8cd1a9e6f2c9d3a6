import { inflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobRequest } from '#contract/job/request.ts'
import { CrossTable } from '#contract/survey/cross.ts'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { PublicResults } from '#contract/survey/results.ts'
import { TextsFound } from '#contract/survey/texts.ts'
import { Weighed } from '#contract/survey/weigh.ts'
import { countedResults } from '../../functions/store/survey/results.ts'
import { recountAll } from '../../functions/stream/schedule/recount-all.ts'
import { ok, refusalOf } from '../support/call.ts'
import { done, ended, resultOf, startJob } from '../support/job.ts'
import { citizenOf, newId, type StaffPerson } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam, type Team } from '../support/scene.ts'
import { entering, SURVEY, type Surveyors, surveyors } from '../support/survey.ts'

let platform: Platform
let team: Team
let people: Surveyors
let activityId: string
let participantId: string
const PEOPLE = 48
const service = (at: number) => (at % 4 === 0 ? 'poor' : 'good')
beforeAll(async () => {
  platform = await startPlatform()
  team = await createTeam(platform)
  people = surveyors(platform, team)
  activityId = await people.announced({ threshold: 3 })
  const { token, id } = await citizenOf(platform, activityId)
  participantId = id
  await inParallel(Array.from({ length: PEOPLE }).keys(), 8, async (at) => {
    const words = service(at) === 'poor' ? { words: at % 8 === 0 ? '=1+1 窗口排队时间太长' : '排队，窗口少' } : {}
    await ok(people.give(activityId, token, { service: service(at), age: 20 + (at % 5), ...words }))
  })
  await platform.runtime.idle()
})
afterAll(() => platform.stop())

const work = (body: JobRequest) => done(platform, team.siteId, body, team.admin.token)

describe('[D6] what is counted of a survey', () => {
  it('says how many were asked, at what hour, how long they took, and what looks like a script', async () => {
    const { questions, hours, took, signals, total } = await countedResults(platform.tables, activityId)
    const of = (id: string) => questions.find((question) => question.id === id)
    expect(total).toBe(PEOPLE)
    expect(of('q-words')).toMatchObject({ asked: PEOPLE / 4, answered: PEOPLE / 4 })
    expect(of('q-ways')).toMatchObject({ asked: PEOPLE, answered: 0 })
    expect(Object.values(hours).reduce((sum, each) => sum + each, 0)).toBe(PEOPLE)
    expect(took).toEqual({ distribution: [[60, PEOPLE]], median: 60 })
    expect(signals).toEqual({ automated: 0, fast: 0 })
  })
})

describe('[Q10] what people wrote', () => {
  it('is searched, and its words counted', async () => {
    const find = async (search: string | null) => {
      const body = { type: 'survey.texts' as const, activityId, question: 'q-words', search, filters: [] }
      return v.parse(TextsFound, JSON.parse((await work(body)).toString()))
    }
    const all = await find(null)
    expect(all).toMatchObject({ answered: 12, matching: 12 })
    expect(Object.fromEntries(all.terms)).toMatchObject({ 窗口: 12, 排队: 12, 时间: 6 })
    const some = await find('时间')
    expect(some.texts.map(({ text }) => text)).toEqual(Array(6).fill('=1+1 窗口排队时间太长'))
    expect(some).toMatchObject({ answered: 12, matching: 6 })
  })
})

describe('[Q8] weights', () => {
  it('make the sample what the population is, beside how many there were', async () => {
    const margins = [{ by: 'q-service', shares: { 'id-good': 50, 'id-poor': 50 } }]
    const weighed = v.parse(Weighed, JSON.parse((await work({ type: 'survey.weigh', activityId, margins })).toString()))
    expect(weighed).toMatchObject({ n: PEOPLE, left: 0, converged: true })
    expect(weighed.effective).toBeCloseTo(36, 6)
    const own = weighed.questions.find(({ id }) => id === 'q-service')
    expect(own?.options.find(({ id }) => id === 'id-poor')).toMatchObject({ share: 0.25 })
    for (const { weighted } of own?.options ?? []) expect(weighted).toBeCloseTo(0.5, 6)
  })

  it('are not made where the population has people nobody answered for', async () => {
    const margins = [{ by: 'q-service', shares: { 'id-good': 50, 'id-fair': 50 } }]
    const { admin, siteId } = team
    const job = await startJob(platform, siteId, { type: 'survey.weigh', activityId, margins }, admin.token)
    expect(await ended(platform, job, admin.token)).toMatchObject({
      state: 'failed',
      problem: 'margin_without_answers',
    })
  })
})

/** The files of a zip, read by its central directory. */
const unzip = (zip: Buffer): Map<string, string> => {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let file = 0; file < zip.readUInt16LE(end + 10); file++) {
    const [packed, length] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const start = zip.readUInt32LE(at + 42)
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const text = inflateRawSync(zip.subarray(data, data + packed)).toString()
    expect(Buffer.byteLength(text)).toBe(zip.readUInt32LE(at + 24))
    files.set(zip.subarray(at + 46, at + 46 + length).toString(), text)
    at += 46 + length
  }
  return files
}

describe('[Q13] two looks of somebody who may not read single responses', () => {
  const look = async (id: string, by = team.moderator) =>
    ok(platform.call('results.staff', { params: { activityId: id }, token: by.token }))

  it('differ by a batch at least, in every number, until the survey is under review', async () => {
    const id = await people.announced({ batch: 4, threshold: 3, once: 'code' })
    const codes = await people.codes(id, 15)
    const { token } = await citizenOf(platform, id)
    const give = async (service: string) => {
      const code = codes.pop() ?? ''
      await ok(people.give(id, token, { service, ...(service === 'poor' ? { words: '排队' } : {}) }, { code }))
      await platform.runtime.idle()
    }
    let before = await look(id)
    expect(before.total).toBe(0)
    for (const [at, service] of [...'ggpggpggggpggg'].entries()) {
      await give(service === 'p' ? 'poor' : 'good')
      const seen = await look(id)
      expect([0, 4, 8]).toContain(seen.total)
      expect(seen.total === 0 || at + 1 - seen.total >= 4).toBe(true)
      if (seen.settled === before.settled) expect(seen).toEqual(before)
      expect(Object.values(seen.channels).reduce((sum, each) => sum + each, 0)).toBe(seen.total)
      for (const { answered } of seen.questions) expect(answered).toBeGreaterThanOrEqual(4)
      expect((await look(id, team.admin)).total).toBe(at + 1)
      // Nor is it told beside what a new version would change.
      const { answered } = await ok(
        platform.call('survey.difference', { params: { activityId: id }, token: team.guest.token }),
      )
      expect(answered['q-service'] ?? 0).toBe(seen.total)
      before = seen
    }
    // Closed is not over: it is opened again for one more, and closed again.
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect(await look(id)).toEqual({ ...before, settled: expect.any(Number) })
    await people.command(team.moderator, id, { type: 'survey.reopen' })
    await give('poor')
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect((await look(id)).total).toBe(8)
    await people.command(team.moderator, id, { type: 'survey.submit', providedBy: '局' })
    expect(await look(id)).toEqual(await look(id, team.admin))
    expect((await look(id)).total).toBe(15)
  })

  /** Whatever the moderator and the reviewer, and anybody at all, can look at of a survey. */
  const LOOKS = {
    'results.staff': (id: string, by: StaffPerson) => look(id, by),
    'results.preview': (activityId: string, { token }: StaffPerson) =>
      platform.call('results.preview', { params: { activityId }, token }),
    'survey.difference': (activityId: string, { token }: StaffPerson) =>
      platform.call('survey.difference', { params: { activityId }, token }),
    'limit.read': (activityId: string, { token }: StaffPerson) =>
      platform.call('limit.read', { params: { activityId }, token }),
    'survey.backstage': (activityId: string, { token }: StaffPerson) =>
      platform.call('survey.backstage', { params: { activityId }, token }),
    'survey.weigh': (activityId: string, { token }: StaffPerson) => {
      const margins = [{ by: 'q-service', shares: { 'id-good': 50, 'id-poor': 50 } }]
      const params = { siteId: team.siteId, jobId: newId() }
      return platform.call('job.start', { params, body: { type: 'survey.weigh', activityId, margins }, token })
    },
    'results.read': (activityId: string) => platform.call('results.read', { params: { activityId } }),
    'survey.read': (activityId: string) => platform.call('survey.read', { params: { activityId } }),
    'activity.entry': (activityId: string) => platform.call('activity.entry', { params: { activityId } }),
    'page.read': (activityId: string) => platform.call('page.read', { params: { activityId } }),
  }
  /** All of it as one text, but for the survey's own id and the moments of looking. */
  const everyLook = async (id: string): Promise<string> => {
    await platform.runtime.idle()
    const looks: unknown[] = []
    for (const by of [team.moderator, team.reviewer])
      for (const [name, of] of Object.entries(LOOKS)) {
        const got = await of(id, by)
        const { status, reply, refusal, text } =
          'status' in got ? got : { reply: got, status: 200, refusal: null, text: '' }
        looks.push([name, status, refusal, reply ?? text])
      }
    return JSON.stringify(looks, (name, value: unknown) => {
      if (name === 'now' || name === 'at' || /At$/.test(name)) return null
      // Counters come in no order.
      if (name === 'questions' && Array.isArray(value))
        return value.toSorted((a, b) => String(a.id).localeCompare(String(b.id)))
      return value
    })
      .replaceAll(id, 'ID')
      .replaceAll(/<time>[^<]*<\/time>/g, '')
  }
  const quotas = [{ id: 'poor', name: '不满意', condition: "{service} = 'poor'", limit: 40 }]
  const ONE = { service: 'good', age: 30 }
  const OTHER = { service: 'poor', age: 71, ways: ['poor'], words: '只有我这样写' }

  it('tell nothing of the one response that they did not write themselves, whatever they write around it', async () => {
    // Two surveys alike but for what the one said; a limit, a quota and a small batch are all there to be leant on.
    const twins = await Promise.all(
      [ONE, OTHER].map(async (victim) => ({
        victim,
        id: await people.announced({ batch: 2, threshold: 3, once: 'no', limit: 60, quotas }),
      })),
    )
    const own = [ONE, OTHER, { service: 'fair', age: 71 }]
    const { token } = await citizenOf(platform, twins[0]?.id ?? '')
    // Each alone, so that the counts of both move at the same moments.
    const give = async (answers: object | null) => {
      for (const { id, victim } of twins) await ok(people.give(id, token, answers ?? victim))
      await platform.runtime.idle()
    }
    for (const write of ['own', 'own', 'victim', 'own', 'own'] as const) {
      for (const answers of write === 'victim' ? [null] : own) await give(answers)
      const [seen, other] = await Promise.all(twins.map(({ id }) => everyLook(id)))
      expect(seen).toBe(other)
    }
    expect(await look(twins[0]?.id ?? '')).toMatchObject({ total: 10, questions: [] })
    for (const { id } of twins) await people.command(team.moderator, id, { type: 'survey.close' })
    const [closed, other] = await Promise.all(twins.map(({ id }) => everyLook(id)))
    expect(closed).toBe(other)
  })

  const answerMany = async (id: string, codes: readonly string[]) => {
    const { token } = await citizenOf(platform, id)
    // Batch by batch, so that the last one shown is always the same.
    for (let from = 0; from < codes.length; from += 4) {
      await inParallel(codes.slice(from, from + 4).entries(), 4, async ([at, code]) => {
        await ok(people.give(id, token, at % 4 ? ONE : OTHER, { code }))
      })
      await platform.runtime.idle()
    }
  }
  const review = async (id: string) => {
    await people.command(team.moderator, id, { type: 'survey.close' })
    return people.command(team.moderator, id, { type: 'survey.submit', providedBy: '局' })
  }
  const publish = async (id: string) => {
    const version = await people.command(team.reviewer, id, { type: 'survey.secrecy', version: await review(id) })
    await people.command(team.admin, id, { type: 'survey.publish', version })
  }
  const eraseOne = async (activityId: string) => {
    const { responses } = await ok(platform.call('response.list', { params: { activityId }, token: team.admin.token }))
    const [gone] = responses.filter(({ answers }) => answers.service === 'poor')
    const params = { activityId, responseId: gone?.id ?? '' }
    await ok(platform.call('response.erase', { params, token: team.admin.token }))
    expect((await platform.call('response.read', { params, token: team.admin.token })).status).toBe(404)
  }
  /** Acts of one response, and what the survey has gone through before. */
  const ACTS: Record<string, { before: (id: string) => Promise<unknown>; act: (id: string) => Promise<unknown> }> = {
    'erased while it runs': { before: async () => {}, act: eraseOne },
    'erased under review': { before: review, act: eraseOne },
    'erased once published': { before: publish, act: eraseOne },
    'confirmed as a batch of its own': {
      before: async () => {},
      act: async (id) => {
        const desk = entering(platform, team)
        const [code = ''] = await people.codes(id, 1)
        const batchId = await desk.open(team.moderator, id)
        await ok(desk.enter(team.moderator, { id, batchId }, OTHER, { code }))
        await ok(desk.confirm(team.reviewer, id, batchId))
      },
    },
  }

  it.each(Object.keys(ACTS))('do not differ by one that is %s', async (name) => {
    const { before, act } = ACTS[name] ?? { before: async () => {}, act: async () => {} }
    const id = await people.announced({ batch: 4, threshold: 3, once: 'code', limit: 60, quotas })
    await answerMany(id, await people.codes(id, 13))
    await platform.runtime.idle()
    await before(id)
    const seen = await everyLook(id)
    const { total } = await countedResults(platform.tables, id)
    await act(id)
    expect(await everyLook(id)).toBe(seen)
    // What nobody looks at any more is not uncounted; what is still looked at by batches is.
    const after = (await countedResults(platform.tables, id)).total
    expect(after - total).toBe(name.startsWith('confirmed') ? 1 : name.endsWith('runs') ? -1 : 0)
  })

  it('[D6] are of all that were counted, also once some of them were erased, and what is published is what was reviewed', async () => {
    const id = await people.announced({ threshold: 3, once: 'no' })
    const { token } = await citizenOf(platform, id)
    for (let at = 0; at < 9; at++) await ok(people.give(id, token, at % 3 ? ONE : OTHER))
    await platform.runtime.idle()
    const submitted = await review(id)
    const cross = { type: 'survey.cross' as const, activityId: id, rows: 'q-service', columns: 'q-age', filters: [] }
    const early = await startJob(platform, team.siteId, cross, team.moderator.token)
    await ended(platform, early, team.moderator.token)
    const reviewed = await people.command(team.reviewer, id, { type: 'survey.secrecy', version: submitted })
    platform.runtime.faults.set({ batches: { repeat: 0.5 } })
    platform.runtime.faults.kill('project', { probability: 0.3, points: 5 })
    await eraseOne(id)
    await platform.runtime.idle()
    platform.runtime.faults.clear()
    await recountAll(platform.tables, Date.now())
    expect((await countedResults(platform.tables, id)).total).toBe(9)
    // A table made now would lack the one that an earlier one had: for who may not read either there is none.
    const start = platform.call('job.start', {
      ...{ params: { siteId: team.siteId, jobId: newId() }, body: cross, token: team.moderator.token },
    })
    expect((await refusalOf(start)).code).toBe('not-allowed')
    const again = platform.call('job.read', {
      params: { siteId: team.siteId, jobId: early.id },
      token: team.moderator.token,
    })
    expect((await refusalOf(again)).code).toBe('not-allowed')
    await people.command(team.admin, id, { type: 'survey.publish', version: reviewed })
    expect(await ok(platform.call('results.read', { params: { activityId: id } }))).toMatchObject({ total: 9 })
  })

  it('are tables without filters, once no more responses come', async () => {
    const id = await people.announced({ threshold: 3 })
    const { token } = await citizenOf(platform, id)
    for (let given = 0; given < 4; given++) await ok(people.give(id, token, { service: 'good', age: 30 }))
    await platform.runtime.idle()
    const cross = { type: 'survey.cross' as const, activityId: id, rows: 'q-service', columns: 'q-age', filters: [] }
    const filtered = { ...cross, filters: [{ by: 'q-age', values: ['#30'] }] }
    const start = (body: JobRequest, by = team.moderator, jobId = newId()) =>
      platform.call('job.start', { params: { siteId: team.siteId, jobId }, body, token: by.token })
    expect((await refusalOf(start(cross))).code).toBe('not-allowed')
    const job = await startJob(platform, team.siteId, filtered, team.admin.token)
    await ended(platform, job, team.admin.token)
    await people.command(team.moderator, id, { type: 'survey.close' })
    expect((await refusalOf(start(cross))).code).toBe('not-allowed')
    await people.command(team.moderator, id, { type: 'survey.submit', providedBy: '局' })
    expect((await refusalOf(start(filtered))).code).toBe('not-allowed')
    const read = platform.call('job.read', {
      params: { siteId: team.siteId, jobId: job.id },
      token: team.moderator.token,
    })
    expect((await refusalOf(read)).code).toBe('not-allowed')
    const table = v.parse(
      CrossTable,
      JSON.parse((await done(platform, team.siteId, cross, team.moderator.token)).toString()),
    )
    expect(table.total).toBe(4)
  })
})

describe('[Q14] what the public will read', () => {
  const ofFair: Element = { type: 'comment', id: 'q-fair', name: 'fair', visibleIf: "{service} = 'fair'" }
  const definition: Definition = {
    ...SURVEY,
    pages: SURVEY.pages.map((page) => ({ ...page, elements: [...(page.elements ?? []), ofFair] })),
  }

  it('is seen before the review by who answers for it, by nobody else, and is what is then published', async () => {
    const id = await people.announced({}, definition)
    const { token } = await citizenOf(platform, id)
    const given = [...Array(3).fill('poor'), ...Array(8).fill('fair'), ...Array(12).fill('good')]
    await inParallel(given.values(), 4, async (service) => {
      await ok(
        people.give(id, token, { service, age: 40, ...(service === 'good' ? {} : { words: '排队', fair: '慢' }) }),
      )
    })
    await platform.runtime.idle()
    // Counters come in no order; readers have them in that of the questions.
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
    const counts = ({ at, questions, ...results }: PublicResults) => ({
      ...results,
      questions: questions.toSorted(byId),
    })
    const look = (by: StaffPerson) => platform.call('results.preview', { params: { activityId: id }, token: by.token })
    const refusedTo = async (by: StaffPerson) => (await refusalOf(look(by))).code
    // Two looks while responses may come, from paper too, differ by one.
    for (const by of [team.admin, team.moderator]) expect(await refusedTo(by)).toBe('wrong-state')
    await people.command(team.moderator, id, { type: 'survey.close' })
    for (const by of [team.moderator, team.reviewer]) expect(await refusedTo(by)).toBe('wrong-state')
    const closed = await ok(look(team.admin))
    const submitted = await people.command(team.moderator, id, { type: 'survey.submit', providedBy: '局' })
    expect(await refusedTo(team.guest)).toBe('not-allowed')
    const seen = await ok(look(team.moderator))
    expect(counts(seen.results)).toEqual(counts(closed.results))
    expect((await ok(look(team.reviewer))).withheld.sort(byId)).toEqual([
      { id: 'q-fair', why: 'tells', of: ['q-service'] },
      { id: 'q-words', why: 'few', of: [] },
    ])
    const reviewed = await people.command(team.reviewer, id, { type: 'survey.secrecy', version: submitted })
    await people.command(team.reviewer, id, { type: 'survey.publish', version: reviewed })
    const published = await ok(platform.call('results.read', { params: { activityId: id } }))
    expect(counts(published)).toEqual(counts(seen.results))
    expect(published).toMatchObject({ state: 'final', total: 23 })
    const shown = published.questions.flatMap(({ id, answered }) => (answered === null ? [] : [id]))
    expect(shown.sort()).toEqual(['q-age', 'q-service'])
    expect(await refusedTo(team.reviewer)).toBe('wrong-state')
  })
})

describe('[Q9] an export', () => {
  const file = (format: 'csv' | 'xlsx' | 'jsonl' | 'spss' | 'codebook') =>
    work({ type: 'survey.export', activityId, format, language: 'zh-CN' })

  it('[M13] is handed out no more once a response in it was erased', async () => {
    const id = await people.announced({})
    const { token } = await citizenOf(platform, id)
    const responseId = newId()
    await ok(people.give(id, token, { service: 'poor', words: '密语' }, { responseId }))
    const params = { activityId: id, responseId }
    const request = {
      type: 'survey.export' as const,
      activityId: id,
      format: 'csv' as const,
      language: 'zh-CN' as const,
    }
    const job = await ended(
      platform,
      await startJob(platform, team.siteId, request, team.admin.token),
      team.admin.token,
    )
    expect((await resultOf(platform, job, team.admin.token)).toString()).toContain('密语')
    await ok(platform.call('response.erase', { params, token: team.admin.token }))
    await platform.runtime.idle()
    const piece = { params: { siteId: team.siteId, jobId: job.id, piece: 0 }, token: team.admin.token }
    expect((await refusalOf(platform.call('job.piece', piece))).code).toBe('not-found')
    expect((await done(platform, team.siteId, request, team.admin.token)).toString()).not.toContain('密语')
  })

  it('is whole in every format, whatever killed its worker, and tells nobody who answered', async () => {
    platform.runtime.faults.kill('work', { probability: 0.2, points: 40 })
    const csv = (await file('csv')).toString()
    const lines = (await file('jsonl')).toString().trimEnd().split('\n')
    const sheet = unzip(await file('xlsx')).get('xl/worksheets/sheet1.xml') ?? ''
    const spss = unzip(await file('spss'))
    platform.runtime.faults.clear()
    expect(csv.startsWith('\uFEFF编号 (id),')).toBe(true)
    const rows = csv.trimEnd().split('\r\n')
    expect(rows).toHaveLength(PEOPLE + 1)
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(PEOPLE + 1)
    expect(csv.match(/,'=1\+1 /g)).toHaveLength(6)
    expect(lines.map((line) => JSON.parse(line).answers.service).filter((each) => each === 'poor')).toHaveLength(12)
    expect(sheet.match(/<row /g)).toHaveLength(PEOPLE + 1)
    expect(sheet.endsWith('</sheetData></worksheet>')).toBe(true)
    expect([...spss.keys()]).toEqual(['codebook.csv', 'data.csv', 'read-data.sps'])
    expect(spss.get('data.csv')?.trimEnd().split('\r\n')).toHaveLength(PEOPLE + 1)
    for (const text of [csv, ...lines, sheet, ...spss.values()]) expect(text.includes(participantId)).toBe(false)
  })

  it('is only for those who may see what single people answered', async () => {
    const body = { type: 'survey.export', activityId, format: 'csv', language: 'zh-CN' }
    const params = { siteId: team.siteId, jobId: newId() }
    const refused = platform.call('job.start', { params, body, token: team.moderator.token })
    expect((await refusalOf(refused)).code).toBe('not-allowed')
  })
})
