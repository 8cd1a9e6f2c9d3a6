import { describe, expect, it } from 'vitest'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { createBox } from '../../../web/embed/case/box/box.ts'
import { memoryStorage } from '../../../web/live/storage.ts'
import { open, refusedWith } from './given.ts'

const RECEIPT = { number: 'AAAAAAAAA', code: 'BBBBBBBBBBBB' }

const platform = (more: { similar?: unknown[]; refuse?: 'id-taken' | 'too-large' } = {}) => {
  const stored = new Map<string, unknown>()
  const state = { ...more }
  const answer = (call: string, body: unknown): [number, unknown] | undefined => {
    if (call.endsWith('/similar')) return [200, { cases: state.similar ?? [] }]
    if (!call.startsWith('PUT')) return undefined
    if (state.refuse) return refusedWith(state.refuse)
    stored.set(call, body)
    return [200, RECEIPT]
  }
  return { stored, state, answer }
}

const ANSWERED = {
  ...{ number: 'CCCCCCCCC', type: 'enquiry', text: '末班车几点？', receivedOn: '2026-11-02', answeredOn: '2026-11-04' },
  ...{ dueOn: '2026-11-09', late: false, department: '交通局', answer: '22:30', answeredAt: 1, score: null },
}

const filled = (scene: ReturnType<typeof open>, visit = scene.visitStorage) => {
  const box = createBox(scene.given(visit))
  box.start()
  box.put({ category: 'suggestion', text: ' 延长开放时间 ' })
  return box
}

describe('§2 the box', () => {
  it('sends what the contract has, private unless the citizen said otherwise, and keeps no draft', async () => {
    const { stored, answer } = platform()
    const scene = open(1, answer)
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.step === 'slip', 60_000)
    expect([...stored.values()]).toEqual([
      { category: 'suggestion', text: '延长开放时间', attachments: [], contact: null, public: false },
    ])
    expect(box.slip).toMatchObject(RECEIPT)
    expect(
      scene.device
        .keys('')
        .map((key) => scene.device.get(key))
        .join(),
    ).not.toContain('延长')
  })

  it('[D2] is stored once, though replies are lost', async () => {
    const { stored, answer } = platform()
    const scene = open(2, answer)
    const box = filled(scene)
    scene.state.loseReplies = 4
    box.submit()
    await scene.world.until(() => box.step === 'slip', 600_000)
    expect(stored.size).toBe(1)
  })

  it('[D11] waits without a network, over a reload, and goes out by itself', async () => {
    const { stored, answer } = platform()
    const scene = open(3, answer)
    const box = filled(scene)
    await scene.world.until(() => box.view !== null, 60_000)
    scene.state.reachable = false
    box.submit()
    await scene.world.until(() => box.step === 'waiting', 60_000)
    box.end()
    scene.state.reachable = true
    const later = createBox(scene.given())
    later.start()
    await scene.world.until(() => later.step === 'slip', 600_000)
    expect(stored.size).toBe(1)
  })

  it('shows the receipt again over a reload of the same visit only, and never once it is kept', async () => {
    const scene = open(4, platform().answer)
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.step === 'slip', 60_000)
    expect(createBox(scene.given()).step).toBe('slip')
    expect(createBox(scene.given(memoryStorage())).step).toBe('form')
    box.noted()
    expect(createBox(scene.given()).step).toBe('form')
  })

  it('offers what was answered, and sends nothing until the citizen says that it is not enough', async () => {
    const { stored, answer } = platform({ similar: [ANSWERED] })
    const scene = open(5, answer)
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.step === 'similar', 60_000)
    expect([box.similar.length, stored.size]).toEqual([1, 0])
    box.send()
    await scene.world.until(() => box.step === 'slip', 60_000)
    expect(stored.size).toBe(1)
  })

  it('does not wait for offers that do not come', async () => {
    const { stored, answer } = platform()
    const scene = open(6, (call, body) => (call.endsWith('/similar') ? [500, {}] : answer(call, body)))
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.step === 'slip', 60_000)
    expect(stored.size).toBe(1)
  })

  it('tells every problem at once, and each no longer when it is mended', () => {
    const scene = open(7, platform().answer)
    const box = createBox(scene.given())
    box.put({ contact: 'x'.repeat(CASE_LIMITS.contact + 1), attachments: [{ title: '', text: ' ' }] })
    box.submit()
    expect(box.faults.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      'box-category category',
      'box-text text',
      'box-title-0 attachmentTitle',
      'box-attachment-0 attachmentText',
      'box-contact tooLong',
    ])
    expect(scene.state.places.at(-1)).toBe('summary')
    box.put({ text: '有' })
    expect(box.faults.map(({ at }) => at)).not.toContain('box-text')
    expect(scene.state.calls).toEqual([])
  })

  it('[C10] questions a contact that cannot be one, once, and sends it when it is sent again', async () => {
    const { stored, answer } = platform()
    const scene = open(8, answer)
    const box = filled(scene)
    box.put({ contact: '王女士' })
    box.submit()
    expect(box.faults).toMatchObject([{ at: 'box-contact', kind: 'contact' }])
    // Another one is another question.
    box.put({ contact: '12345' })
    box.submit()
    expect(box.faults).toHaveLength(1)
    box.submit()
    await scene.world.until(() => box.step === 'slip', 60_000)
    expect([...stored.values()]).toHaveLength(1)
  })

  it('[D2] two tabs with one draft: the second letter goes out by itself under another id, and none is lost', async () => {
    const stored = new Map<string, string>()
    const scene = open(9, (call, body) => {
      if (call.endsWith('/similar')) return [200, { cases: [] }]
      const content = JSON.stringify(body)
      if ((stored.get(call) ?? content) !== content) return refusedWith('id-taken')
      stored.set(call, content)
      return [200, RECEIPT]
    })
    const first = filled(scene)
    const second = createBox(scene.given(memoryStorage()))
    second.start()
    second.put({ text: '公园缺座椅' })
    first.submit()
    await scene.world.until(() => first.step === 'slip', 60_000)
    second.submit()
    await scene.world.until(() => second.step === 'slip', 60_000)
    expect([...stored.values()].map((content) => JSON.parse(content).text)).toEqual(['延长开放时间', '公园缺座椅'])
  })

  it('[D11] what something before the platform turns away for good is told, kept, and not sent for ever', async () => {
    const scene = open(10, (call) =>
      call.endsWith('/similar') ? [200, { cases: [] }] : [403, { message: 'Forbidden' }],
    )
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.refused !== null, 60_000)
    expect(box.step).toBe('form')
    expect(box.draft).toMatchObject({ text: ' 延长开放时间 ', sentAt: null })
    const calls = scene.state.calls.length
    await scene.world.pass(60_000)
    expect(scene.state.calls.length).toBe(calls)
  })

  it('keeps what was typed when it is refused', async () => {
    const server = platform({ refuse: 'too-large' })
    const scene = open(8, server.answer)
    const box = filled(scene)
    box.submit()
    await scene.world.until(() => box.refused !== null, 60_000)
    expect(box.draft).toMatchObject({ text: ' 延长开放时间 ', sentAt: null })
  })
})
