import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TIMES } from '#contract/limits.ts'
import { authorsOf } from '#domain/interview/authors.ts'
import { revise, withdraw } from '#domain/interview/citizen.ts'
import { publicEvents } from '#domain/interview/events.ts'
import { changed } from '#domain/interview/records.ts'
import { ownQuestion, publicQuestion, staffQuestion } from '#domain/interview/views.ts'
import { code, commandId, ids, interview, LI, NOW, published, question, Story, WANG } from './builders.ts'

const SPEAKER = { role: 'guest', id: ids.guest, name: '嘉宾' } as const

const on = <T extends string>(type: T, version = 1, id = ids.q1) => ({ commandId: commandId(), type, id, version })

describe('moderating questions', () => {
  it('[M2] publishes as asked, or edited with the original kept', () => {
    const story = new Story(interview(), question())
    story.do({ ...on('question.publish'), text: '网站何时改版上线？' })
    expect(story.question()).toMatchObject({
      state: 'published',
      text: '网站何时改版上线？',
      original: '网站何时改版？',
    })
  })

  it('[D2] a command at a version that has passed changes nothing', () => {
    const story = new Story(interview(), question())
    story.do(on('question.publish'))
    expect(code(story.do(on('question.publish')))).toBe('version-conflict')
  })

  it('a claim keeps colleagues away until it lapses, and names its holder', () => {
    const story = new Story(interview(), question())
    story.do(on('question.claim'), { actor: WANG })
    expect(story.do(on('question.publish', 2), { actor: LI })).toMatchObject({
      refusal: { code: 'claimed-by-other', detail: '王' },
    })
    story.now += TIMES.claimMs
    expect(code(story.do(on('question.publish', 2), { actor: LI }))).toBe('accepted')
  })

  it('[M2] a declined one carries its reason and explanation to the asker, and stays unpublished', () => {
    const story = new Story(interview(), question())
    const decided = story.do({ ...on('question.decline'), reason: 'personal-data', explanation: '含有他人电话' })
    expect(story.question().declined).toEqual({ reason: 'personal-data', explanation: '含有他人电话' })
    expect(publicQuestion(story.question())).toBeNull()
    expect(decided.ok && decided.value.flatMap(publicEvents)).toEqual([{ type: 'decided', id: ids.q1 }])
  })

  it('merging tells readers where the duplicate went and the asker to look', () => {
    const story = new Story(interview(), published(), published({ id: ids.q2 }))
    const merged = story.do({ ...on('question.merge'), into: ids.q2 })
    expect(merged.ok && merged.value.flatMap(publicEvents)).toMatchObject([
      { type: 'question-removed', id: ids.q1, into: ids.q2 },
      { type: 'decided', id: ids.q1 },
      { type: 'question', question: { id: ids.q2, mergedCount: 1 } },
    ])
  })

  it('merging into itself, or into what is not public, is refused', () => {
    const story = new Story(interview(), published(), question({ id: ids.q2 }))
    expect(code(story.do({ ...on('question.merge'), into: ids.q1 }))).toBe('merge-target')
    expect(code(story.do({ ...on('question.merge'), into: ids.q2 }))).toBe('merge-target')
  })

  it('[M2] undoing an edit leaves an answer that came after it, and brings none back that went', () => {
    const answered = new Story(interview(), published())
    answered.do({ ...on('question.edit'), text: '改后' })
    answered.apply([changed(answered.question(), { state: 'answered', turnIds: ['turn-00001'] })])
    answered.do(on('question.undo', 3))
    expect(answered.question()).toMatchObject({ text: '网站何时改版？', state: 'answered' })

    const reopened = new Story(interview(), published({ state: 'answered', turnIds: ['turn-00001'] }))
    reopened.do({ ...on('question.edit'), text: '改后' })
    reopened.apply([changed(reopened.question(), { state: 'published', turnIds: [] })])
    reopened.do(on('question.undo', 3))
    expect(reopened.question()).toMatchObject({ text: '网站何时改版？', state: 'published' })
  })

  it('[M8] labels that readers see are given by who may publish, and not after publication', () => {
    const labels = { ...on('question.mark'), labels: ['假消息'], guestId: null, starred: true }
    const may = (action: string) => action === 'question.mark'
    expect(code(new Story(interview(), published()).do(labels, { may }))).toBe('not-allowed')
    expect(code(new Story(interview(), question()).do(labels, { may }))).toBe('accepted')
    expect(code(new Story(interview(), published()).do({ ...labels, labels: [] }, { may }))).toBe('accepted')
    expect(code(new Story(interview({ state: 'published' }), published()).do(labels))).toBe('wrong-state')
  })

  it('[M7] whoever put a label to a question put words to it', () => {
    const story = new Story(interview(), published())
    const mark = (version: number, labels: string[]) => ({
      ...on('question.mark', version),
      labels,
      guestId: null,
      starred: true,
    })
    story.do(mark(1, []), { actor: LI })
    expect(story.question().writtenBy).toEqual([])
    story.do(mark(2, ['假消息']), { actor: WANG })
    story.do(mark(3, ['假消息']), { actor: LI })
    expect(authorsOf({ submitted: null, drafters: [] }, [], [story.question()], [])).toEqual([WANG])
  })

  it('[S17] a moderator drops a name, which readers see at once and no vote, answer or decision', () => {
    const story = new Story(interview(), published({ name: '某官员' }))
    const dropped = story.do(on('question.unname'))
    expect(story.question()).toMatchObject({ name: null, state: 'published', text: '网站何时改版？', version: 2 })
    expect(dropped.ok && dropped.value.flatMap(publicEvents)).toMatchObject([
      { type: 'question', question: { name: null } },
    ])
  })

  it('[D2] a revision that was stored before the decision is answered as the question stands, and another is refused', () => {
    const revision = { text: '路灯何时修？', name: '小周', version: 1 }
    const stored = { text: revision.text, name: revision.name, version: 3 }
    for (const decided of [
      published(stored),
      published({ ...stored, text: '路灯何时修复？', original: revision.text }),
    ])
      expect(revise(interview(), decided, revision, [])).toEqual({ ok: true, value: decided })
    expect(code(revise(interview(), published(stored), { ...revision, text: '另一问' }, []))).toBe('wrong-state')
  })

  it('an asker edits often, but not without end', () => {
    const revision = { text: '再改一次', name: null }
    expect(code(revise(interview(), question({ version: 99 }), { ...revision, version: 99 }, []))).toBe('accepted')
    expect(code(revise(interview(), question({ version: 100 }), { ...revision, version: 100 }, []))).toBe(
      'too-many-requests',
    )
  })

  it('undo takes a decision back once, and a merge on both sides', () => {
    const story = new Story(interview(), published(), published({ id: ids.q2 }))
    story.do({ ...on('question.merge'), into: ids.q2 })
    story.do(on('question.undo', 2))
    expect(story.question()).toMatchObject({ state: 'published', mergedInto: null })
    expect(story.question(ids.q2).mergedIds).toEqual([])
    expect(code(story.do(on('question.undo', 3)))).toBe('nothing-to-undo')
  })

  it('a published question that was answered cannot be un-published under its answer', () => {
    const story = new Story(interview(), question())
    story.do(on('question.publish'))
    story.do({
      commandId: commandId(),
      type: 'turn.add',
      id: 'turn-00001',
      speaker: { role: 'guest', id: ids.guest, name: '嘉宾' },
      text: '明年。',
      images: [],
      questionId: ids.q1,
      after: null,
    })
    expect(story.question()).toMatchObject({ state: 'answered', turnIds: ['turn-00001'] })
    expect(code(story.do(on('question.undo', 3)))).toBe('nothing-to-undo')
  })

  it('[M2, M7] a late answer after publication appears only when a second person approves it', () => {
    const story = new Story(interview({ state: 'published' }), published())
    const speaker = { role: 'guest', id: ids.guest, name: '嘉宾' } as const
    const proposed = story.do({ ...on('question.answer'), speaker, text: '已列入计划。' }, { actor: WANG })
    expect(proposed.ok && proposed.value.flatMap(publicEvents)).toEqual([])
    expect(code(story.do(on('question.approve', 2), { actor: WANG }))).toBe('second-person-required')
    expect(code(story.do(on('question.approve', 2), { actor: LI }))).toBe('accepted')
    expect(publicQuestion(story.question())).toMatchObject({ state: 'answered', lateAnswer: { text: '已列入计划。' } })
  })

  it('[M7] so does the explanation why a published interview leaves a question unanswered; one thing waits at a time', () => {
    const story = new Story(interview({ state: 'published' }), published())
    const speaker = { role: 'guest', id: ids.guest, name: '嘉宾' } as const
    story.do({ ...on('question.answer'), speaker, text: '已列入计划。' }, { actor: WANG })
    const decline = { reason: 'other' as const, explanation: '涉及未公开事项' }
    const proposed = story.do({ ...on('question.decline', 2), ...decline }, { actor: LI })
    expect(proposed.ok && proposed.value.flatMap(publicEvents)).toEqual([])
    expect(story.question()).toMatchObject({ state: 'published', proposedAnswer: null, proposedDecline: { by: [LI] } })
    expect(code(story.do(on('question.approve', 3), { actor: LI }))).toBe('second-person-required')
    expect(code(story.do(on('question.approve', 3), { actor: WANG }))).toBe('accepted')
    expect(publicQuestion(story.question())).toMatchObject({ state: 'declined', declined: decline })
  })

  it('[M7] what waits can be thrown away, and who went on with a colleague’s words answers for them too', () => {
    const story = new Story(interview({ state: 'published' }), published())
    const answer = { speaker: { role: 'guest', id: ids.guest, name: '嘉宾' } as const, text: '已列入计划。' }
    story.do({ ...on('question.answer'), ...answer }, { actor: WANG })
    story.do({ ...on('question.answer', 2), ...answer, text: '明年开工。' }, { actor: LI })
    for (const actor of [WANG, LI])
      expect(code(story.do(on('question.approve', 3), { actor }))).toBe('second-person-required')
    story.do(on('question.discard', 3))
    expect(story.question()).toMatchObject({ state: 'published', proposedAnswer: null })
    expect(code(story.do(on('question.discard', 4)))).toBe('wrong-state')
  })

  it('stars, labels and claims are no news to citizens', () => {
    const story = new Story(interview(), published())
    const marked = story.do({ ...on('question.mark'), labels: [], guestId: null, starred: true })
    expect(marked.ok && marked.value.flatMap(publicEvents)).toEqual([])
  })

  it('whatever moderators do in whatever order, nothing of an unpublished question becomes public', () => {
    const step = fc.constantFrom('publish', 'decline', 'merge', 'undo', 'mark', 'claim', 'release', 'edit')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const story = new Story(interview(), question({ text: '秘密' }), published({ id: ids.q2 }))
        for (const name of steps) {
          const base = on('question.undo', story.question().version)
          const command = {
            publish: { ...base, type: 'question.publish' as const, text: '公开' },
            decline: { ...base, type: 'question.decline' as const, reason: 'other' as const, explanation: '原因' },
            merge: { ...base, type: 'question.merge' as const, into: ids.q2 },
            undo: base,
            mark: { ...base, type: 'question.mark' as const, labels: ['a'], guestId: null, starred: true },
            claim: { ...base, type: 'question.claim' as const },
            release: { ...base, type: 'question.release' as const },
            edit: { ...base, type: 'question.edit' as const, text: '改过' },
          }[name]
          const decided = story.do(command)
          if (decided.ok) expect(JSON.stringify(decided.value.flatMap(publicEvents))).not.toContain('秘密')
        }
      }),
    )
  })

  it('[I10] withdrawn, a question has no words; one of an earlier release shows none to staff either', () => {
    const asked = question({ text: '秘密', name: '张三', original: null })
    const gone = withdraw(asked)
    expect(gone.ok && JSON.stringify(gone.value)).not.toMatch(/秘密|张三/)
    const earlier = { ...asked, state: 'withdrawn' as const }
    expect(JSON.stringify([staffQuestion(earlier), ownQuestion(earlier)])).not.toMatch(/秘密|张三/)
  })

  it('[I10] erased in whatever state, it keeps its place and its answers, and nobody words it anew', () => {
    for (const state of ['pending', 'published', 'answered', 'merged', 'declined'] as const)
      for (const life of ['announced', 'live', 'review', 'published', 'archived', 'cancelled'] as const) {
        const lateAnswer = { speaker: SPEAKER, text: '答复', at: NOW }
        const words = { text: '秘密', original: '秘密', name: '张三' }
        const story = new Story(interview({ state: life }), published({ ...words, state, lateAnswer }))
        const done = story.do({ ...on('question.erase'), reason: '本人申请' })
        expect(code(done), `${state} in ${life}`).toBe('accepted')
        const erased = story.question()
        expect(erased).toMatchObject({ state: state === 'pending' ? 'withdrawn' : state, lateAnswer, previous: null })
        expect(JSON.stringify([erased, done.ok && done.value.flatMap(publicEvents)])).not.toMatch(/秘密|张三/)
        const version = erased.version
        expect(code(story.do({ ...on('question.erase', version), reason: '再次' }))).toBe('wrong-state')
        expect(code(story.do({ ...on('question.edit', version), text: '补写' }))).not.toBe('accepted')
        expect(code(story.do({ ...on('question.publish', version), text: '补写' }))).not.toBe('accepted')
        expect(code(story.do(on('question.undo', version)))).not.toBe('accepted')
      }
  })
})
