import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnCase } from '#contract/case/citizen.ts'
import { checkCharacter } from '#contract/case/receipt.ts'
import { lookUpAddress, numberIn } from '../../../web/embed/case/address.ts'
import { createLookUp } from '../../../web/embed/case/receipt/look-up.ts'
import { BOX_VIEW, open, refusedWith } from './given.ts'

const whole = (characters: string) => characters + checkCharacter(characters)
const NUMBER = whole('4F7K2M9Q')
const CODE = whole('7HWD3PXAK2M')

const own = (more: Partial<OwnCase> = {}): OwnCase => ({
  ...{ number: NUMBER, state: 'received', type: 'suggestion', text: '延长', attachments: [], additions: [] },
  ...{ public: false, receivedAt: 1, department: null, due: null, source: '57号', standing: null, extension: null },
  ...{ waitingFor: null, outcome: null, rating: null, earlier: null, mergedInto: null, steps: [] },
  ...{ hasContact: false, erasedAt: null },
  may: { add: true, withdraw: true, rate: false, reopen: false },
  ...more,
})

const COMMENT = {
  ...{
    id: 'comment-0001',
    activityId: 'activity-0001',
    title: '草案',
    articleId: null,
    article: '',
    stance: 'support',
  },
  ...{ text: '', proposed: null, sentAt: 1, number: NUMBER, erasedAt: null, shown: true, outcome: null },
}

const platform = (more: { comment?: boolean; refuse?: 'too-many-requests' } = {}) => {
  const commands = new Map<string, unknown>()
  const answer = (call: string, body: unknown): [number, unknown] | undefined => {
    if (more.refuse) return refusedWith(more.refuse)
    const reply = { case: own(), site: BOX_VIEW.site }
    if (call.endsWith('/comments/lookup') && more.comment) return [200, COMMENT]
    if (more.comment) return undefined
    if (call.endsWith('/receipt')) return [200, reply]
    if (!call.endsWith('/commands')) return undefined
    const { command } = body as { command: { commandId: string } }
    commands.set(command.commandId, command)
    return [200, reply]
  }
  return { commands, answer }
}

const shown = async (scene: ReturnType<typeof open>) => {
  const look = createLookUp(scene.given(), '')
  look.start()
  look.put({ number: NUMBER.toLowerCase() })
  look.put({ code: CODE })
  look.find()
  await scene.world.until(() => look.step === 'shown' || look.failed !== null, 60_000)
  return look
}

describe('§3 number and code', () => {
  it('are taken however they are typed, and what is mistyped never leaves the device', () => {
    const scene = open(1, platform().answer)
    const look = createLookUp(scene.given(), '')
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '-', '　', '－'), fc.boolean(), fc.boolean(), (gap, small, wide) => {
        const typed = [...NUMBER].join(gap)
        const cased = small ? typed.toLowerCase() : typed
        const number = wide ? cased.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)) : cased
        look.put({ number })
        expect(look.faults).toEqual([])
        look.put({ number: number.replace(/.$/u, NUMBER.endsWith('A') ? 'B' : 'A') })
        expect(look.faults).toEqual([{ at: 'number', kind: 'wrong' }])
      }),
    )
    look.put({ number: NUMBER.slice(0, 5) })
    expect(look.faults).toEqual([])
    look.find()
    expect(look.faults.map(({ kind }) => kind)).toEqual(['wrong', 'empty'])
    expect(scene.state.calls).toEqual([])
  })

  it('the QR code’s address has the number in its fragment, and nothing of the code', () => {
    const address = new URL(lookUpAddress('https://p.example', 'county', NUMBER))
    expect([address.pathname, address.search]).toEqual(['/p/site/county/receipt', ''])
    expect(numberIn(address.hash)).toBe(NUMBER)
    expect(numberIn('#main')).toBe('')
  })

  it('are kept for the visit, so that a reload opens the case again, and forgotten when it is closed', async () => {
    const scene = open(2, platform().answer)
    const look = await shown(scene)
    expect(scene.device.keys('').join()).not.toContain(CODE)
    const later = createLookUp(scene.given(), '')
    later.start()
    await scene.world.until(() => later.step === 'shown', 60_000)
    look.leave()
    const last = createLookUp(scene.given(), '')
    last.start()
    expect([last.step, last.number, last.code]).toEqual(['form', '', ''])
  })

  it('may be those of a comment on a draft', async () => {
    const look = await shown(open(3, platform({ comment: true }).answer))
    expect([look.own, look.comment?.title]).toEqual([null, '草案'])
  })

  it('are refused for a while after too many tries, and nothing else is asked then', async () => {
    const scene = open(4, platform({ refuse: 'too-many-requests' }).answer)
    const look = await shown(scene)
    expect(look.failed).toBe('too-many-requests')
    expect(scene.state.calls.filter((call) => call.includes('comments'))).toEqual([])
  })
})

describe('§3 what the citizen does', () => {
  it('[D2] [D11] adds once, though replies are lost, and keeps what is typed until then', async () => {
    const { commands, answer } = platform()
    const scene = open(5, answer)
    const look = await shown(scene)
    look.write('add', { text: '周日也要' })
    const later = await shown(scene)
    expect(later.drafts.add.text).toBe('周日也要')
    scene.state.loseReplies = 3
    later.act('add')
    await scene.world.until(() => later.done === 'add', 600_000)
    expect([...commands.values()]).toMatchObject([{ type: 'add', text: '周日也要' }])
    expect(later.drafts.add.text).toBe('')
    expect(
      scene.device
        .keys('')
        .map((key) => scene.device.get(key))
        .join(),
    ).not.toContain('周日')
  })

  it('is told what is missing, and sends nothing', async () => {
    const { commands, answer } = platform()
    const look = await shown(open(6, answer))
    for (const type of ['add', 'rate', 'reopen'] as const) {
      look.act(type)
      expect(look.faults).toEqual([{ at: type, kind: 'empty' }])
    }
    expect(commands.size).toBe(0)
  })
})
