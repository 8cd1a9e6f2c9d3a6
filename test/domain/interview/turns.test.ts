import { describe, expect, it } from 'vitest'
import { publicEvents } from '../../../functions/domain/interview/events.ts'
import { needsOf } from '../../../functions/domain/interview/needs.ts'
import { publicTurn } from '../../../functions/domain/interview/views.ts'
import { code, commandId, ids, interview, LI, published, Story, WANG } from './builders.ts'

const speaker = { role: 'guest', id: ids.guest, name: '嘉宾' } as const
const add = (id: string, more: { questionId?: string; after?: string; text?: string } = {}) => ({
  commandId: commandId(),
  type: 'turn.add' as const,
  id,
  speaker,
  text: more.text ?? '您好。',
  images: [],
  questionId: more.questionId ?? null,
  after: more.after ?? null,
})
const on = <T extends string>(type: T, id: string, version = 1) => ({ commandId: commandId(), type, id, version })

describe('the transcript', () => {
  it('[M2] a turn appears at once where the setting says so', () => {
    const story = new Story(interview())
    const added = story.do(add('turn-00001'))
    expect(added.ok && added.value.flatMap(publicEvents)).toMatchObject([{ type: 'turn', turn: { text: '您好。' } }])
  })

  it('[M7] a turn that needs review appears when somebody else approves it, and only then answers its question', () => {
    const reviewed = interview()
    reviewed.details = { ...reviewed.details, turnsNeedReview: true }
    const story = new Story(reviewed, published())
    const added = story.do(add('turn-00001', { questionId: ids.q1 }), { actor: WANG })
    expect(added.ok && added.value.flatMap(publicEvents)).toEqual([])
    expect(story.question().state).toBe('published')
    expect(code(story.do(on('turn.approve', 'turn-00001'), { actor: WANG }))).toBe('second-person-required')
    story.do(on('turn.approve', 'turn-00001'), { actor: LI })
    expect(story.question()).toMatchObject({ state: 'answered', turnIds: ['turn-00001'] })
  })

  it("[M8] a contractor's turn waits for somebody else whatever the setting", () => {
    const story = new Story(interview())
    story.do(add('turn-00001'), { may: (action) => action === 'turn.add' || action === 'turn.correct' })
    expect(story.turn('turn-00001').state).toBe('proposed')
    story.do(on('turn.approve', 'turn-00001'), { actor: WANG })
    const correct = { ...on('turn.correct', 'turn-00001', 2), speaker, text: '改', images: [], note: '' }
    expect(code(story.do(correct, { may: (action) => action === 'turn.correct' }))).toBe('not-allowed')
  })

  it('[M2] a correction shows what stood there before', () => {
    const story = new Story(interview())
    story.do(add('turn-00001'))
    story.do({ ...on('turn.correct', 'turn-00001'), speaker, text: '大家好。', images: [], note: '口误' })
    expect(publicTurn(story.turn('turn-00001'))).toMatchObject({
      text: '大家好。',
      corrections: [{ text: '您好。', note: '口误' }],
    })
  })

  it('[M2] that somebody else said it, or with another picture, is a correction too, and as visible', () => {
    const story = new Story(interview())
    story.do(add('turn-00001'))
    const correction = { ...on('turn.correct', 'turn-00001'), text: '您好。', images: [], note: '' }
    story.do({ ...correction, speaker: { name: '主持人', id: ids.host, role: 'host' } })
    expect(story.turn('turn-00001').corrections).toMatchObject([{ text: '嘉宾：您好。' }])
    const images = [{ url: 'https://county.test/a.png', alt: '图' }]
    story.do({ ...correction, version: 2, speaker: { role: 'host', id: ids.host, name: '主持人' }, images })
    expect(story.turn('turn-00001').corrections).toHaveLength(2)
  })

  it('[D2] an id that is taken is refused for good, not as if others were in the way', () => {
    const story = new Story(interview())
    story.do(add('turn-00001'))
    expect(code(story.do(add('turn-00001')))).toBe('id-taken')
    const other = add('turn-00001')
    expect(needsOf(other).turns).toEqual(['turn-00001'])
  })

  it('a retracted turn keeps its place and its reason, not its words, and its question is open again', () => {
    const story = new Story(interview(), published())
    story.do(add('turn-00001', { questionId: ids.q1, text: '机密' }))
    const retracted = story.do({ ...on('turn.retract', 'turn-00001'), reason: '数据有误' })
    expect(publicTurn(story.turn('turn-00001'))).toMatchObject({ state: 'retracted', text: '', retraction: '数据有误' })
    expect(JSON.stringify(retracted.ok && retracted.value.flatMap(publicEvents))).not.toContain('机密')
    expect(story.question()).toMatchObject({ state: 'published', turnIds: [] })
  })

  it('a turn may be put between two others', () => {
    const story = new Story(interview())
    story.do(add('turn-00001'))
    story.now += 1_000
    story.do(add('turn-00002'))
    story.do(add('turn-00003', { after: 'turn-00001' }))
    const order = [...story.world.turns.values()].sort((a, b) => a.position - b.position).map(({ id }) => id)
    expect(order).toEqual(['turn-00001', 'turn-00003', 'turn-00002'])
  })

  it('a published transcript takes corrections, not new turns', () => {
    const story = new Story(interview())
    story.do(add('turn-00001'))
    story.world = { ...story.world, activity: interview({ state: 'published' }) }
    expect(code(story.do(add('turn-00002')))).toBe('wrong-state')
    expect(
      code(story.do({ ...on('turn.correct', 'turn-00001'), speaker, text: '大家好。', images: [], note: '' })),
    ).toBe('accepted')
  })
})
