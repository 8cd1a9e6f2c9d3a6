import { describe, expect, it } from 'vitest'
import { authorsOf } from '#domain/interview/authors.ts'
import { publicEvents } from '#domain/interview/events.ts'
import { needsOf } from '#domain/interview/needs.ts'
import type { InterviewRecord, QuestionRecord } from '#domain/interview/records.ts'
import { publicTurn } from '#domain/interview/views.ts'
import { code, commandId, ids, interview, LI, published, Story, WANG, ZHAO } from './builders.ts'

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

/** Each turn needs a second person. */
const reviewed = () => {
  const activity = interview()
  return { ...activity, details: { ...activity.details, turnsNeedReview: true } }
}

/** A turn that readers have seen, with the question it answers if there is one. */
const shown = (activity: InterviewRecord, question?: QuestionRecord): Story => {
  const story = new Story(interview(), ...(question ? [question] : []))
  story.do(add('turn-00001'))
  const turn = { ...story.turn('turn-00001'), questionId: question?.id ?? null }
  return new Story(activity, turn, ...(question ? [question] : []))
}

describe('the transcript', () => {
  it('[M2] a turn appears at once where the setting says so', () => {
    const story = new Story(interview())
    const added = story.do(add('turn-00001'))
    expect(added.ok && added.value.flatMap(publicEvents)).toMatchObject([{ type: 'turn', turn: { text: '您好。' } }])
  })

  it('[M7] a turn that needs review appears when somebody else approves it, and only then answers its question', () => {
    const story = new Story(reviewed(), published())
    const added = story.do(add('turn-00001', { questionId: ids.q1 }), { actor: WANG })
    expect(added.ok && added.value.flatMap(publicEvents)).toEqual([])
    expect(story.question().state).toBe('published')
    expect(code(story.do(on('turn.approve', 'turn-00001'), { actor: WANG }))).toBe('second-person-required')
    story.do(on('turn.approve', 'turn-00001'), { actor: LI })
    expect(story.question()).toMatchObject({ state: 'answered', turnIds: ['turn-00001'] })
  })

  it('[M7] nobody who changed a waiting turn approves it, either', () => {
    const story = new Story(reviewed())
    story.do(add('turn-00001'), { actor: WANG })
    const change = { ...on('turn.correct', 'turn-00001'), speaker, text: '大家好。', images: [], note: '' }
    story.do(change, { actor: LI })
    expect(story.turn('turn-00001')).toMatchObject({ enteredBy: WANG, editedBy: [LI] })
    for (const actor of [WANG, LI])
      expect(code(story.do(on('turn.approve', 'turn-00001', 2), { actor }))).toBe('second-person-required')
    expect(code(story.do(on('turn.approve', 'turn-00001', 2), { actor: ZHAO }))).toBe('accepted')
  })

  it.each([
    ['published', () => interview({ state: 'published' })],
    ['whose turns need review', () => reviewed()],
  ] as const)('[I8] a correction in an interview %s waits for somebody who did not write it', (_, activity) => {
    const story = shown(activity())
    const correct = (version: number, text: string) => ({
      ...on('turn.correct', 'turn-00001', version),
      ...{ speaker, text, images: [], note: '口误' },
    })
    const proposed = story.do(correct(1, '大家好。'), { actor: WANG })
    expect(proposed.ok && proposed.value.flatMap(publicEvents)).toEqual([])
    story.do(correct(2, '各位好。'), { actor: LI })
    expect(publicTurn(story.turn('turn-00001'))).toMatchObject({ text: '您好。', corrections: [] })
    for (const actor of [WANG, LI])
      expect(story.do(on('turn.approve', 'turn-00001', 3), { actor })).toMatchObject({ refusal: { detail: '王、李' } })
    const approved = story.do(on('turn.approve', 'turn-00001', 3), { actor: ZHAO })
    expect(approved.ok && approved.value.flatMap(publicEvents)).toMatchObject([{ turn: { text: '各位好。' } }])
    expect(story.turn('turn-00001')).toMatchObject({ proposedCorrection: null, approvedBy: '赵' })
    story.do(correct(4, '改。'), { actor: WANG })
    story.do(on('turn.discard', 'turn-00001', 5), { actor: WANG })
    expect(story.turn('turn-00001')).toMatchObject({ state: 'shown', text: '各位好。', proposedCorrection: null })
    expect(code(story.do(on('turn.discard', 'turn-00001', 6)))).toBe('wrong-state')
    expect(code(story.do(on('turn.approve', 'turn-00001', 6)))).toBe('wrong-state')
  })

  it('[M7] whoever entered a turn that nobody else approved does not become its second person by approving a correction', () => {
    const story = shown(reviewed())
    const { enteredBy } = story.turn('turn-00001')
    const other = enteredBy.subject === LI.subject ? WANG : LI
    const correct = (version: number) => ({
      ...on('turn.correct', 'turn-00001', version),
      ...{ speaker, text: '各位好。', images: [], note: '口误' },
    })
    story.do(correct(1), { actor: other })
    story.do(on('turn.approve', 'turn-00001', 2), { actor: enteredBy })
    expect(authorsOf({ submitted: null, drafters: [] }, [story.turn('turn-00001')], [], [])).toEqual([enteredBy, other])
    story.do(correct(3), { actor: other })
    story.do(on('turn.approve', 'turn-00001', 4), { actor: ZHAO })
    expect(authorsOf({ submitted: null, drafters: [] }, [story.turn('turn-00001')], [], [])).toEqual([])
  })

  it('[I8][M13] one person takes a turn back at once; the reason appears, or the turn again, by another', () => {
    const retract = { ...on('turn.retract', 'turn-00001'), reason: '含有他人电话' }
    const hidden = () => {
      const story = shown(interview({ state: 'published' }), published({ state: 'answered', turnIds: ['turn-00001'] }))
      story.do(retract, { actor: WANG })
      return story
    }
    const story = hidden()
    expect(publicTurn(story.turn('turn-00001'))).toMatchObject({ state: 'retracted', text: '', retraction: null })
    expect(story.question().state).toBe('published')
    for (const type of ['turn.approve', 'turn.restore'] as const)
      expect(code(story.do(on(type, 'turn-00001', 2), { actor: WANG }))).toBe('second-person-required')
    expect(code(story.do({ ...on('turn.discard', 'turn-00001', 2) }))).toBe('wrong-state')
    story.do(on('turn.approve', 'turn-00001', 2), { actor: LI })
    expect(publicTurn(story.turn('turn-00001'))).toMatchObject({ state: 'retracted', retraction: '含有他人电话' })
    expect(code(story.do(on('turn.restore', 'turn-00001', 3)))).toBe('nothing-to-undo')
    const other = hidden()
    other.do(on('turn.restore', 'turn-00001', 2), { actor: LI })
    expect(publicTurn(other.turn('turn-00001'))).toMatchObject({ state: 'shown', text: '您好。', retraction: null })
    expect(other.question()).toMatchObject({ state: 'answered', turnIds: ['turn-00001'] })
  })

  it('[M7] nothing is published or archived while something waits for a second person', () => {
    const archive = { commandId: commandId(), type: 'activity.archive' as const }
    const story = shown(interview({ state: 'published' }))
    story.do({ ...on('turn.retract', 'turn-00001'), reason: '有误' }, { actor: WANG })
    expect(story.do(archive)).toMatchObject({ refusal: { code: 'incomplete', issues: [{ path: 'turns' }] } })
    story.do(on('turn.approve', 'turn-00001', 2), { actor: LI })
    expect(code(story.do(archive))).toBe('accepted')
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
