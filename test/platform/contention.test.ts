import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RouteId } from '#contract/routes.ts'
import type { Role } from '#contract/site/staff.ts'
import { supportsOf } from '../../functions/store/solicitation/counts.ts'
import { TOTAL, usedOf } from '../../functions/store/survey/quotas.ts'
import { allTallies } from '../../functions/store/tallies.ts'
import { type Got, type Input, ok, refusalOf } from '../support/call.ts'
import { type CaseAct, caseSteps, createOffice, type Office, TEXT } from '../support/case.ts'
import { patience, slowness } from '../support/patience.ts'
import { type Citizen, citizenOf, newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { randomOf } from '../support/random.ts'
import { recount } from '../support/recount.ts'
import { createInterview, createTeam, SPEAKER, type Team } from '../support/scene.ts'
import { solicitors } from '../support/solicitation.ts'
import { entering, given, SURVEY, surveyDetails, surveyors } from '../support/survey.ts'
import { createTableFaults, type TableFaultSettings } from '../support/table-faults.ts'
import { ADMIN } from '../support/template.ts'
import { trailOf } from '../support/trail.ts'

const seed = Math.floor(Date.now() / 1000) % 1_000_000
const faults = createTableFaults(randomOf(seed))
let platform: Platform
let team: Team
let office: Office

beforeAll(async () => {
  platform = await startPlatform({ tablesThrough: faults.through, callSlowness: slowness() })
  team = await createTeam(platform)
  office = await createOffice(platform)
})
afterEach(() => faults.clear())
afterAll(() => platform.stop())

/** Sent, sent again while it is stored, and then with other content. */
interface Kind {
  name: string
  route: RouteId
  input: Input
  other: unknown
  /** What is stored, as its owner or staff read it. */
  read(): Promise<unknown>
}

describe('[D2] the same id', () => {
  const kinds: Record<string, () => Promise<Kind>> = {
    question: async () => {
      const activityId = await createInterview(platform, team)
      const citizen = await citizenOf(platform, activityId)
      const questionId = newId()
      const input = {
        params: { activityId, questionId },
        body: { text: '何时修好？', name: null },
        token: citizen.token,
      }
      const other = { text: '何时开放？', name: null }
      return { name: 'question', route: 'question.ask', input, other, read: () => citizen.mine(questionId) }
    },
    response: async () => {
      const people = surveyors(platform, team)
      const activityId = await people.announced()
      const { token } = await citizenOf(platform, activityId)
      const responseId = newId()
      const read = async () =>
        (await ok(platform.call('response.read', { params: { activityId, responseId }, token: team.admin.token })))
          .answers
      const input = { params: { activityId, responseId }, body: given({ service: 'good' }), token }
      return { name: 'response', route: 'response.give', input, other: given({ service: 'fair' }), read }
    },
    'entered response': async () => {
      const activityId = await surveyors(platform, team).announced()
      const batches = entering(platform, team)
      const batchId = await batches.open(team.admin, activityId)
      const params = { activityId, responseId: newId() }
      const { token } = team.admin
      const read = async () =>
        (await ok(platform.call('entry.read', { params: { activityId, batchId }, token }))).responses.map(
          ({ answers }) => answers,
        )
      const input = { params, body: { ...given({ service: 'good' }), batchId }, token }
      return {
        name: 'entered response',
        route: 'response.enter',
        input,
        other: { ...given({ service: 'fair' }), batchId },
        read,
      }
    },
    comment: async () => {
      const { token, id: activityId, comment } = await openDraft()
      const input = { params: { activityId }, body: comment, token }
      const other = { ...comment, text: '二十分钟为宜。' }
      const read = async () =>
        (await ok(platform.call('comment.mine', { params: { activityId }, query: { ids: comment.id }, token })))
          .comments
      return { name: 'comment', route: 'comment.send', input, other, read }
    },
    'contact of a comment': async () => {
      const { token, id: activityId, comment } = await openDraft()
      const input = { params: { activityId }, body: { ...comment, contact: '13800000000' }, token }
      const other = { ...comment, contact: '13900000000' }
      return { name: 'contact', route: 'comment.send', input, other, read: async () => null }
    },
    letter: async () => {
      const { siteId } = office
      const token = await caseSteps(platform, office).join()
      const caseId = newId()
      const body = { category: 'suggestion', text: TEXT, contact: null, public: true }
      const input = { params: { siteId, caseId }, body, token }
      const read = async () =>
        (await ok(platform.call('case.read', { params: { caseId }, token: office.admin.token }))).case.text
      return { name: 'letter', route: 'box.send', input, other: { ...body, text: '公园缺座椅。' }, read }
    },
    'letter that was entered': async () => {
      const { siteId } = office
      const caseId = newId()
      const body = {
        category: 'suggestion',
        text: TEXT,
        contact: null,
        public: true,
        channel: 'visit',
        receivedAt: null,
      }
      const input = { params: { siteId, caseId }, body, token: office.officer.token }
      const read = async () =>
        (await ok(platform.call('case.read', { params: { caseId }, token: office.admin.token }))).case.text
      return { name: 'entered letter', route: 'case.enter', input, other: { ...body, text: '公园缺座椅。' }, read }
    },
    addition: async () => {
      const steps = caseSteps(platform, office)
      const { number, code } = await steps.send()
      const command = { commandId: newId(), type: 'add', text: '已三天。' }
      const input = { params: { siteId: office.siteId }, body: { number, code, command } }
      const other = { number, code, command: { ...command, text: '已四天。' } }
      const read = async () => (await steps.own({ number, code })).additions.map(({ text }) => text)
      return { name: 'addition', route: 'receipt.command', input, other, read }
    },
    rating: async () => {
      const steps = caseSteps(platform, office)
      const receipt = await steps.send()
      await steps.answer(receipt.id)
      const { number, code } = receipt
      const command = { commandId: newId(), type: 'rate', score: 5, text: '' }
      const input = { params: { siteId: office.siteId }, body: { number, code, command } }
      const other = { number, code, command: { ...command, score: 1 } }
      const read = async () => (await steps.own(receipt)).rating?.score
      return { name: 'rating', route: 'receipt.command', input, other, read }
    },
    'command of staff': async () => {
      const activityId = await createInterview(platform, team)
      const turn = { commandId: newId(), type: 'turn.add', id: newId(), speaker: SPEAKER, text: '各位好。', images: [] }
      const body = { ...turn, questionId: null, after: null }
      const { token } = team.transcriber
      const other = { ...body, id: newId(), text: '开始吧。' }
      const read = async () =>
        (await ok(platform.call('activity.backstage', { params: { activityId }, token }))).turns.map(({ text }) => text)
      return { name: 'turn', route: 'activity.command', input: { params: { activityId }, body, token }, other, read }
    },
    'command on a case': async () => {
      const steps = caseSteps(platform, office)
      const { id: caseId } = await steps.send()
      await steps.triage(caseId)
      const { token } = office.handler
      const { version } = (await steps.read(office.admin, caseId)).case
      const note: CaseAct & { text: string } = { type: 'case.note', noteId: newId(), text: '已电话联系。' }
      const body = { commandId: newId(), id: caseId, version, ...note }
      const other = { ...body, noteId: newId(), text: '未接通。' }
      const read = async () => (await steps.read(office.admin, caseId)).notes.map(({ text }) => text)
      return { name: 'note', route: 'case.command', input: { params: { caseId }, body, token }, other, read }
    },
    'new survey': async () => {
      const activityId = newId()
      const { siteId, moderator } = team
      const body = { commandId: newId(), details: surveyDetails() }
      const input = { params: { siteId, activityId }, body, token: moderator.token }
      const other = { ...body, details: surveyDetails({ title: '另一份' }) }
      const read = async () =>
        (await ok(platform.call('survey.backstage', { params: { activityId }, token: moderator.token }))).survey.details
          .title
      return { name: 'survey', route: 'survey.create', input, other, read }
    },
    'definition of a survey': async () => {
      const { id: activityId } = await surveyors(platform, team).draft()
      const body = {
        commandId: newId(),
        type: 'survey.define',
        revision: 1,
        definition: { ...SURVEY, title: { 'zh-CN': '一' } },
      }
      const { token } = team.moderator
      const other = { ...body, definition: { ...SURVEY, title: { 'zh-CN': '二' } } }
      const read = async () =>
        (await ok(platform.call('survey.backstage', { params: { activityId }, token }))).draft?.title
      return {
        name: 'definition',
        route: 'survey.command',
        input: { params: { activityId }, body, token },
        other,
        read,
      }
    },
    'invitation codes': async () => {
      const activityId = await surveyors(platform, team).announced({ once: 'code' })
      const body = { commandId: newId(), codes: ['ABCDEFGHJKLM'] }
      const input = { params: { activityId }, body, token: team.admin.token }
      const other = { ...body, codes: ['NPQRSTUVWXYZ'] }
      return { name: 'codes', route: 'code.add', input, other, read: async () => null }
    },
    site: async () => {
      const siteId = `s${newId().slice(0, 12)}`
      const inherited = { allowedOrigins: null, casePolicies: null, commentPeriods: null, notAccepted: null }
      const settings = { name: '一', languages: null, timeZone: null, colour: null, escalation: null, ...inherited }
      const body = { parentId: team.siteId, settings }
      const { token } = team.admin
      const other = { ...body, settings: { ...settings, name: '二' } }
      const read = async () => (await ok(platform.call('site.read', { params: { siteId }, token }))).settings.name
      return { name: 'site', route: 'site.create', input: { params: { siteId }, body, token }, other, read }
    },
  }

  const openDraft = async () => {
    const { announced } = solicitors(platform, team)
    const id = await announced()
    const comment = {
      ...{ id: newId(), articleId: 'article-01', stance: 'oppose', text: '三十分钟太长。', proposed: null },
      ...{ sender: { kind: 'individual', name: null }, contact: null },
    }
    // The deployment's own participant: the application beside it, with a clock of its own, signs with another key.
    const token = (await citizenOf(platform, id)).token
    return { id, token, comment }
  }

  for (const [name, make] of Object.entries(kinds))
    it(`of a ${name} with other content is taken: nothing is acknowledged that is not stored`, async () => {
      const { route, input, other, read } = await make()
      // The same at the same moment, and once more: one thing, one answer.
      const same = await Promise.all([1, 2, 3].map(() => platform.call(route, input)))
      same.push(await platform.call(route, input))
      expect(same.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(new Set(same.map(({ text }) => text)).size).toBe(1)
      const before = JSON.stringify(await read())
      expect((await refusalOf(platform.call(route, { ...input, body: other }))).code).toBe('id-taken')
      expect(JSON.stringify(await read())).toBe(before)
    })

  it('with two contents at the same moment: one is stored and acknowledged, the other is told', async () => {
    const { route, input, other } = await (kinds.letter as () => Promise<Kind>)()
    const got = await Promise.all([input.body, other].map((body) => platform.call(route, { ...input, body })))
    expect(got.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('another’s command of the very same content is not one’s own', async () => {
    const activityId = await createInterview(platform, team)
    const note = { type: 'note.add', id: newId(), text: '请看', to: null, commandId: newId() } as const
    await team.moderator.command(activityId, note)
    expect((await refusalOf(team.second.attempt(activityId, note))).code).toBe('id-taken')
  })
})

describe('[D2] what the store can never take', () => {
  const numbers: [string, string][] = [
    ['beyond 2^53', '9007199254740993'],
    ['of 300 digits', `1${'0'.repeat(299)}`],
    ['beyond what JSON can say', '1e400'],
    ['below all negatives', '-1e20'],
    ['nearly nothing', '1e-200'],
  ]
  for (const [name, number] of numbers)
    it(`a number ${name} is refused at its field`, async () => {
      const people = surveyors(platform, team)
      const definition = {
        ...SURVEY,
        pages: [
          {
            id: 'page',
            name: 'page',
            elements: [{ type: 'text' as const, id: 'q-sum', name: 'sum', inputType: 'number' as const }],
          },
        ],
      }
      const activityId = await people.announced({}, definition)
      const { token } = await citizenOf(platform, activityId)
      const body = JSON.stringify(given({ sum: 0 })).replace('"sum":0', `"sum":${number}`)
      const response = await fetch(`${platform.runtime.apiUrl}/api/activities/${activityId}/responses/${newId()}`, {
        ...{ method: 'PUT', body },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        refusal: { code: 'invalid-input', issues: [{ path: 'answers.sum' }] },
      })
    })

  it('a number that was calculated from answers, too', async () => {
    const people = surveyors(platform, team)
    const definition = {
      ...SURVEY,
      calculatedValues: [
        { id: 'c-product', name: 'product', expression: '{age} * {age} * {age} * {age}', includeIntoResult: true },
      ],
      pages: [
        {
          id: 'page',
          name: 'page',
          elements: [{ type: 'text' as const, id: 'q-age', name: 'age', inputType: 'number' as const }],
        },
      ],
    }
    const activityId = await people.announced({}, definition)
    const { token } = await citizenOf(platform, activityId)
    const refused = await refusalOf(people.give(activityId, token, { age: 99_999 }))
    expect(refused).toMatchObject({ code: 'invalid-input', issues: [{ path: 'answers.product', rule: 'too-large' }] })
  })
})

/** Longer than any answer may take: the function ends after ten seconds. */
const LONGEST_MS = 10_000
const PASSING = [429, 503]

/** Sends as clients do, until it is no longer refused in passing. Whatever else comes of it is told as it came; a 500 is a defect. */
const insist = async <T>(send: () => Promise<Got<T>>): Promise<Got<T>> => {
  for (;;) {
    const began = performance.now()
    const got = await send()
    // Of hundreds at once each waits for the others, too, in the one thread that a function has here.
    expect(performance.now() - began, 'an answer in time').toBeLessThan(5 * patience(LONGEST_MS))
    // Else the gateway's own, whose function took too long on a busy machine.
    if (got.refusal?.code === 'unavailable') expect(got.headers.get('retry-after')).toBe('1')
    expect(got.status, got.text).not.toBe(500)
    if (!PASSING.includes(got.status)) return got
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200))
  }
}

const many = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

/** A few at a time, and again where the gateway turns them away: what is tested is what they do then. */
const citizensOf = async (activityId: string, count: number): Promise<Citizen[]> => {
  const people: Citizen[] = []
  await inParallel(Array.from({ length: count }), 8, async () => {
    for (;;) {
      const citizen = await citizenOf(platform, activityId).catch(() => null)
      if (citizen) return void people.push(citizen)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })
  return people
}

const tallyOf = async (activityId: string, id: string) => {
  await platform.runtime.idle()
  return (await allTallies(platform.tables, activityId)).find((tally) => tally.id === id)
}

/** An interview with a published question and an open poll, and so many citizens. */
const room = async (citizens: number) => {
  const activityId = await createInterview(platform, team)
  const people = await citizensOf(activityId, citizens)
  const { id: questionId } = await (people[0] as Citizen).ask('何时修好？')
  const pollId = newId()
  const options = ['option-a000', 'option-b000'].map((id) => ({ id, text: id }))
  await team.moderator.command(activityId, { type: 'question.publish', id: questionId, version: 1 })
  const poll = { id: pollId, question: '？', options, multiple: false, results: 'live' } as const
  await team.moderator.command(activityId, { type: 'poll.create', ...poll })
  await team.moderator.command(activityId, { type: 'poll.open', id: pollId, version: 1 })
  const ask = ({ token }: Citizen, id: string) => {
    const input = { params: { activityId, questionId: id }, body: { text: '还要多久？', name: null }, token }
    return insist(() => platform.call('question.ask', input))
  }
  const vote = ({ token }: Citizen) =>
    insist(() => platform.call('question.vote', { params: { activityId, questionId }, body: { on: true }, token }))
  const answer = ({ token }: Citizen, choice: number) => {
    const body = { choices: [options[choice]?.id ?? ''] }
    return insist(() => platform.call('poll.answer', { params: { activityId, pollId }, body, token }))
  }
  const say = (by: { token: string }, text: string) => {
    const turn = { type: 'turn.add', id: newId(), speaker: SPEAKER, text, images: [], questionId: null, after: null }
    const body = { commandId: newId(), ...turn }
    return insist(() => platform.call('activity.command', { params: { activityId }, body, token: by.token }))
  }
  return { activityId, people, questionId, pollId, options, ask, vote, answer, say }
}

/** A comment on an open draft that anybody may support. */
const shownComment = async () => {
  const drafting = solicitors(platform, team)
  const activityId = await drafting.announced()
  const author = await citizenOf(platform, activityId)
  const commentId = newId()
  const comment = { id: commentId, articleId: 'article-01', stance: 'oppose', text: '太长。', proposed: null }
  const body = { ...comment, sender: { kind: 'individual', name: null }, contact: null }
  await ok(platform.call('comment.send', { params: { activityId }, body, token: author.token }))
  await ok(
    drafting.decide(team.moderator, activityId, { type: 'comment.show', targets: [{ id: commentId, version: 1 }] }),
  )
  return { activityId, commentId }
}

const statuses = (got: readonly Got<unknown>[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { status } of got) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('[D13] whatever the tables do', () => {
  const settings: Record<string, TableFaultSettings> = {
    conflicts: { share: { conflict: 0.4 } },
    throttling: { share: { throttle: 0.3 } },
    'errors of the service': { share: { broken: 0.2 } },
    'half answers': { share: { cut: 0.2 } },
    'more half answers': { share: { cut: 0.35 } },
    'calls that hang': { share: { hang: 0.05 } },
    'late answers': { share: { slow: 0.5 } },
    'writes that land after an error': { share: { late: 0.2 } },
    'batches done by halves': { share: { unprocessed: 0.6 } },
    'all of it': {
      share: { conflict: 0.1, throttle: 0.1, broken: 0.05, cut: 0.05, hang: 0.01, slow: 0.1, unprocessed: 0.2 },
    },
  }
  for (const [name, setting] of Object.entries(settings))
    it(`${name}: a command ends in success or is refused in passing, and what was acknowledged is there once`, async () => {
      const { activityId, people, questionId, pollId, options, ask, vote, answer, say } = await room(6)
      const survey = surveyors(platform, team)
      const surveyId = await survey.announced({ limit: 4 })
      const ids = people.map(() => newId())
      faults.set(setting)
      const done = await Promise.all([
        ...people.map((citizen, at) => ask(citizen, ids[at] ?? '')),
        ...people.map((citizen) => vote(citizen)),
        ...people.map((citizen) => answer(citizen, 1)),
        say(team.transcriber, name),
        say(team.moderator, name),
      ])
      const responses = people.map(({ token }) => ({ token, responseId: newId() }))
      const given = await Promise.all(
        responses.map(({ token, responseId }) =>
          insist(() => survey.give(surveyId, token, { service: 'good' }, { responseId })),
        ),
      )
      expect(
        Object.values(faults.made()).some((count) => count > 0),
        `seed ${seed}`,
      ).toBe(true)
      faults.clear()
      expect(statuses(done)).toEqual({ 200: done.length })
      expect(statuses(given)).toEqual({ 200: 4, 409: 2 })
      for (const [at, citizen] of people.entries()) expect(await citizen.mine(ids[at] ?? '')).toHaveLength(1)
      expect(await tallyOf(activityId, questionId)).toMatchObject({ total: people.length })
      expect(await tallyOf(activityId, pollId)).toMatchObject({ options: { [options[1]?.id ?? '']: people.length } })
      expect((await recount(platform.tables, activityId)).violations).toEqual([])
      const used = await usedOf(platform.tables, surveyId, [TOTAL])
      expect(used.get(TOTAL)).toBe(4)
    })

  for (const fault of ['throttle', 'hang'] as const)
    it(`${fault} without end is refused in passing, while there is time to say so`, async () => {
      const activityId = await createInterview(platform, team)
      faults.set({ share: { [fault]: 1 } })
      const began = performance.now()
      const got = await platform.call('activity.head', { params: { activityId } })
      expect(got.refusal?.code).toBe('unavailable')
      expect(got.headers.get('retry-after')).toBe('1')
      expect(performance.now() - began).toBeLessThan(patience(LONGEST_MS))
    })
})

describe('[D15] what lands after its caller gave up', () => {
  interface Wishing {
    /** What is wished first, and instead of it. */
    wishes: [unknown, unknown]
    send(wish: unknown, number: number): Promise<Got<unknown>>
    /** What stands, as it is counted or read. */
    stands(): Promise<unknown>
    /** That, by wish. */
    as: [unknown, unknown]
    /** Happens after the caller gave up. */
    meanwhile?(): Promise<void>
    /** Happens after the other wish was acknowledged. */
    afterwards?(): Promise<void>
  }
  const votes = async (): Promise<Wishing & { activityId: string; id: string; token: string }> => {
    const { activityId, people, questionId: id } = await room(1)
    const { token } = people[0] as Citizen
    return {
      ...{ activityId, id, token, wishes: [{ on: true }, { on: false }], as: [1, 0] },
      send: (wish, number) => {
        const body = { ...(wish as object), number }
        return platform.call('question.vote', { params: { activityId, questionId: id }, body, token })
      },
      stands: async () => (await tallyOf(activityId, id))?.total ?? 0,
    }
  }
  const merged = async (): Promise<Wishing> => {
    const own = await votes()
    const { activityId, id, token } = own
    const into = newId()
    await ok(
      platform.call('question.ask', {
        params: { activityId, questionId: into },
        body: { text: '？', name: null },
        token,
      }),
    )
    await team.moderator.command(activityId, { type: 'question.publish', id: into, version: 1 })
    return {
      ...own,
      meanwhile: async () => {
        await team.moderator.command(activityId, { type: 'question.merge', id, version: 2, into })
      },
      stands: async () => (await tallyOf(activityId, into))?.total ?? 0,
    }
  }
  const kinds: Record<string, () => Promise<Wishing>> = {
    vote: votes,
    'vote for a question that was merged meanwhile': merged,
    'vote for a question that is merged afterwards': async () => {
      const { meanwhile, ...merging } = await merged()
      return { ...merging, ...(meanwhile ? { afterwards: meanwhile } : {}) }
    },
    'poll answer': async () => {
      const { activityId, people, pollId, options } = await room(1)
      const { token } = people[0] as Citizen
      return {
        wishes: [options.slice(0, 1), options.slice(1)],
        as: options.map(({ id }) => ({ [id]: 1 })) as [unknown, unknown],
        send: (wish, number) => {
          const body = { choices: (wish as typeof options).map(({ id }) => id), number }
          return platform.call('poll.answer', { params: { activityId, pollId }, body, token })
        },
        stands: async () => {
          const counts = Object.entries((await tallyOf(activityId, pollId))?.options ?? {})
          return Object.fromEntries(counts.filter(([, count]) => count !== 0))
        },
      }
    },
    'poll answer that is taken back': async () => {
      const { activityId, people, pollId, options } = await room(1)
      const { token } = people[0] as Citizen
      return {
        ...{ wishes: [[options[0]?.id], []], as: [1, 0] },
        send: (choices, number) =>
          platform.call('poll.answer', { params: { activityId, pollId }, body: { choices, number }, token }),
        stands: async () => (await tallyOf(activityId, pollId))?.total ?? 0,
      }
    },
    support: async () => {
      const { activityId, commentId } = await shownComment()
      const { token } = await citizenOf(platform, activityId)
      return {
        ...{ wishes: [{ on: true }, { on: false }], as: [1, 0] },
        send: (wish, number) => {
          const body = { ...(wish as object), number }
          return platform.call('comment.support', { params: { activityId, commentId }, body, token })
        },
        stands: async () => {
          await platform.runtime.idle()
          return (await supportsOf(platform.tables, activityId, [commentId])).get(commentId) ?? 0
        },
      }
    },
    'kept draft': async () => {
      const activityId = await surveyors(platform, team).announced({ resumable: true })
      const { token } = await citizenOf(platform, activityId)
      const params = { activityId, draftId: newId() }
      return {
        ...{ wishes: ['Zmlyc3Q', 'c2Vjb25k'], as: ['Zmlyc3Q', 'c2Vjb25k'] },
        send: (sealed, number) => platform.call('draft.keep', { params, body: { sealed, number }, token }),
        stands: async () => (await ok(platform.call('draft.read', { params }))).sealed,
      }
    },
  }
  for (const [name, make] of Object.entries(kinds))
    for (const [first, then] of [
      [0, 1],
      [1, 0],
    ] as const)
      it(`a ${name}, ${first === 0 ? 'given and then changed' : 'changed and then given'}, stands as it was acknowledged last`, async () => {
        const { wishes, send, stands, as, meanwhile, afterwards } = await make()
        const late = platform.runtime.faults
        late.set({ late: { share: 1 } })
        const given = await send(wishes[first], 1_000)
        late.clear()
        expect(given.status).toBe(503)
        await meanwhile?.()
        await ok(send(wishes[then], 1_001))
        await afterwards?.()
        expect(await stands()).toEqual(as[then])
        await late.release()
        expect(await stands()).toEqual(as[then])
        // Sent once more: whoever sends it is told what stands.
        const again = await send(wishes[first], 1_000)
        expect([again.status, JSON.parse(again.text)]).toMatchObject([200, { number: 1_001 }])
        expect(await stands()).toEqual(as[then])
        await ok(send(wishes[first], 1_002))
        expect(await stands()).toEqual(as[first])
      })
})

describe('[I1][D2] staff’s commands that land after their sender gave up', () => {
  it('give nobody back the roles that were taken from them since, and what is sent again is answered as it was', async () => {
    const token = await platform.token(ADMIN)
    const subject = `late-${newId().slice(0, 8)}`
    const params = { siteId: team.siteId, subject }
    const give = (version: number, commandId = newId(), roles: Role[] = ['moderator']) =>
      platform.call('staff.set', { params, body: { commandId, version, name: '迟到', roles }, token })
    const take = (version: number, commandId = newId()) =>
      platform.call('staff.remove', { params, body: { commandId, version }, token })
    const listed = () => ok(platform.call('staff.list', { params: { siteId: team.siteId }, token }))
    const rolesNow = async () => (await listed()).staff.find((each) => each.subject === subject)?.roles
    const late = platform.runtime.faults
    // Neither the first roles, nor a change of them: both land when they were taken away already.
    for (const given of [0, 2]) {
      late.set({ late: { share: 1 } })
      const first = newId()
      expect((await give(given, first)).status).toBe(503)
      late.clear()
      expect((await ok(give(given))).versions[subject]).toBe(given + 1)
      const [taking, last] = [newId(), given + 2]
      expect((await ok(take(given + 1, taking))).versions[subject]).toBe(last)
      await late.release()
      expect(await rolesNow()).toBeUndefined()
      expect((await listed()).removed).toContainEqual({ subject, version: last })
      expect((await refusalOf(give(given, first))).code).toBe('version-conflict')
      // Taken away once more by a repeat, whatever version it names; other content under its id is not.
      expect((await ok(take(last, taking))).versions[subject]).toBe(last)
      expect((await refusalOf(give(last + 5, taking))).code).toBe('id-taken')
    }
    const entries = (await trailOf(platform, team.siteId)).filter(({ target }) => target === subject)
    expect(entries.map(({ action }) => action)).toEqual(['staff.remove', 'staff.set', 'staff.remove', 'staff.set'])
  })
})

describe('[D2] what was stored and not answered, sent again when it would not be taken any more', () => {
  it('is answered as it stands: a poll that has closed, a question that was taken out', async () => {
    const { activityId, people, questionId, pollId, options } = await room(1)
    const { token } = people[0] as Citizen
    const choices = [options[0]?.id ?? '']
    const answer = (number = 1_000) =>
      platform.call('poll.answer', { params: { activityId, pollId }, body: { choices, number }, token })
    const vote = (number = 1_000) =>
      platform.call('question.vote', { params: { activityId, questionId }, body: { on: true, number }, token })
    const [answered, voted] = [await ok(answer()), await ok(vote())]
    await team.moderator.command(activityId, { type: 'poll.close', id: pollId, version: 2 })
    expect(await ok(answer())).toEqual(answered)
    expect((await refusalOf(answer(1_001))).code).toBe('poll-closed')
    await team.moderator.command(activityId, { type: 'question.undo', id: questionId, version: 2 })
    expect(await ok(vote())).toEqual(voted)
    expect((await refusalOf(vote(1_001))).code).toBe('not-found')
  })

  it('is answered as it stands: a support, when its comment is shown no more', async () => {
    const { activityId, commentId } = await shownComment()
    const { token } = await citizenOf(platform, activityId)
    const support = (number = 1_000) =>
      platform.call('comment.support', { params: { activityId, commentId }, body: { on: true, number }, token })
    const supported = await ok(support())
    const targets = [{ id: commentId, version: 2 }]
    const drafting = solicitors(platform, team)
    await ok(drafting.decide(team.moderator, activityId, { type: 'comment.hide', targets, reason: '广告' }))
    expect(await ok(support())).toEqual(supported)
    expect((await refusalOf(support(1_001))).code).toBe('not-found')
  })
})

describe('[D14] two hundred at once, with conflicts as DynamoDB has them', () => {
  const MANY = 200
  const conflicts: TableFaultSettings = { share: { conflict: 0.2, throttle: 0.02 } }

  it('votes, poll answers and questions are counted exactly', async () => {
    const { activityId, people, questionId, pollId, options, ask, vote, answer } = await room(MANY)
    faults.set(conflicts)
    const acts: ((citizen: Citizen) => Promise<Got<unknown>>)[] = [
      vote,
      (citizen) => answer(citizen, 0),
      (citizen) => ask(citizen, newId()),
    ]
    for (const act of acts) expect(statuses(await Promise.all(people.map(act)))).toEqual({ 200: MANY })
    faults.clear()
    expect(await tallyOf(activityId, questionId)).toMatchObject({ total: MANY })
    expect(await tallyOf(activityId, pollId)).toMatchObject({ total: MANY, options: { [options[0]?.id ?? '']: MANY } })
    expect((await recount(platform.tables, activityId)).questions.size).toBe(MANY + 1)
  })

  it('responses stop exactly at the limit and at the quota', async () => {
    const survey = surveyors(platform, team)
    const quota = { id: 'quota-00001', name: '好', condition: "{service} = 'good'", limit: 40 }
    const surveyId = await survey.announced({ limit: 120, quotas: [quota] })
    // From ten addresses: one alone would be told to wait.
    const people = await citizensOf(surveyId, 10)
    faults.set(conflicts)
    const got = await many(MANY, (at) => {
      const responseId = newId()
      const { token } = people[at % people.length] as Citizen
      return insist(() => survey.give(surveyId, token, { service: at % 2 ? 'good' : 'fair' }, { responseId }))
    })
    faults.clear()
    expect(statuses(got)).toEqual({ 200: 120, 409: 80 })
    const used = await usedOf(platform.tables, surveyId, [TOTAL, quota.id])
    expect(used.get(TOTAL)).toBe(120)
    expect(used.get(quota.id)).toBeLessThanOrEqual(40)
  })

  it('supports of one comment are counted exactly', async () => {
    const { activityId, commentId } = await shownComment()
    const people = await citizensOf(activityId, MANY)
    faults.set(conflicts)
    const params = { activityId, commentId }
    const got = await Promise.all(
      people.map(({ token }) => insist(() => platform.call('comment.support', { params, body: { on: true }, token }))),
    )
    faults.clear()
    expect(statuses(got)).toEqual({ 200: MANY })
    await platform.runtime.idle()
    expect((await supportsOf(platform.tables, activityId, [commentId])).get(commentId)).toBe(MANY)
  })

  it('commands of staff on one interview land each once, in a log without a gap', async () => {
    // More than any team has hands. Each is on the record as the one before left it, so that their work grows with the square.
    const TEAM = 50
    const { activityId, say } = await room(1)
    faults.set(conflicts)
    const got = await many(TEAM, (at) => say(at % 2 ? team.transcriber : team.moderator, `第${at}句`))
    faults.clear()
    expect(statuses(got)).toEqual({ 200: TEAM })
    await platform.runtime.idle()
    const { violations, turns } = await recount(platform.tables, activityId)
    expect(violations).toEqual([])
    expect(turns.size).toBe(TEAM)
  })
})
