import { expect, test } from 'vitest'
import { commentOf, problemsOf } from '../../../web/embed/solicitation/check.ts'
import type { Draft } from '../../../web/embed/solicitation/keeping.ts'

const draft = (more: Partial<Draft> = {}): Draft => ({
  stance: 'oppose',
  text: '',
  proposed: null,
  sender: 'individual',
  name: '',
  contact: '',
  ...more,
})
const open = { identity: 'anonymous', verifies: false } as const
const ARTICLE = '路灯应当开启。'
const problems = (
  more: Partial<Draft>,
  article: string | null = ARTICLE,
  details: Parameters<typeof problemsOf>[1] = open,
) => Object.fromEntries(problemsOf(draft(more), details, article))
const about = { id: 'comment-0001', articleId: 'article-01', article: ARTICLE }

test('[M3] to support or oppose needs no words; to ask does, and to suggest needs words or a changed wording', () => {
  expect(problems({ stance: null })).toEqual({ stance: 'stance' })
  expect(problems({})).toEqual({})
  expect(problems({ stance: 'ask' })).toEqual({ text: 'text' })
  expect(problems({ stance: 'suggest', proposed: ` ${ARTICLE} ` })).toEqual({ text: 'change' })
  expect(problems({ stance: 'suggest', proposed: '路灯应当尽早开启。' })).toEqual({})
  expect(problems({ stance: 'suggest' }, null)).toEqual({ text: 'text' })
})

test('[M14] a name is asked of organisations always, of people as the activity says; whoever is checked must be reachable', () => {
  expect(problems({ sender: 'organisation' })).toEqual({ name: 'organisation' })
  expect(problems({}, ARTICLE, { identity: 'real-name', verifies: false })).toEqual({ name: 'name' })
  expect(problems({}, ARTICLE, { identity: 'verified', verifies: false })).toEqual({ name: 'name', contact: 'contact' })
  // An issuer has verified them: what it knows is nobody's business here (M13).
  expect(problems({}, ARTICLE, { identity: 'verified', verifies: true })).toEqual({})
})

test('a comment has at most 5,000 characters', () => {
  expect(problems({ text: '长'.repeat(5_000) })).toEqual({})
  expect(problems({ text: '长'.repeat(5_001) })).toEqual({ text: { long: 5_000 } })
})

test('[M13] what nobody asked for is not sent: a name of who may stay unknown, a wording that was not changed', () => {
  const sent = commentOf(draft({ stance: 'suggest', text: ' 短些 ', proposed: ARTICLE, name: '张三' }), open, about)
  expect(sent).toMatchObject({
    text: '短些',
    proposed: null,
    sender: { kind: 'individual', name: null },
    contact: null,
  })
  // Another stance was chosen after the wording was changed.
  expect(commentOf(draft({ proposed: '改了' }), open, about).proposed).toBeNull()
})
