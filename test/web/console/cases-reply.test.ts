import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fromReply,
  joinReplies,
  masked,
  type ReplyValue,
  sameReply,
  toReply,
} from '../../../web/console/cases/reply/reply-value.ts'

const value = (more: Partial<ReplyValue> = {}): ReplyValue => ({
  text: '',
  attachments: [],
  publish: true,
  publicText: '路灯不亮',
  ...more,
})
const text = fc.string({ maxLength: 30 })
const anyReply = fc.record({
  text,
  attachments: fc.array(fc.record({ title: text, text }), { maxLength: 2 }),
  publish: fc.boolean(),
  publicText: text,
})

test('two replies joined hold every word of both', () => {
  fc.assert(
    fc.property(anyReply, anyReply, anyReply, (base, mine, theirs) => {
      const joined = joinReplies(base, mine, theirs, 'both')
      for (const part of ['text', 'publicText'] as const) {
        if (mine[part] !== base[part]) expect(joined[part]).toContain(mine[part])
        if (theirs[part] !== base[part]) expect(joined[part]).toContain(theirs[part])
      }
      const kept = joinReplies(base, mine, theirs, 'keepMine')
      if (mine.text !== base.text) expect(kept.text).toBe(mine.text)
      else expect(kept.text).toBe(theirs.text)
      expect(joinReplies(base, mine, theirs, 'takeTheirs')).toEqual(theirs)
    }),
  )
})

test('[M13] what is found by rule is masked before anybody has looked, and what is not to be public is not sent', () => {
  const letter = '请致电13812345678，或写信到 a.wang@example.com'
  const reply = toReply({ draft: null, text: letter, wantsPublic: true })
  expect(reply.publicText).toBe(masked(letter))
  expect(reply.publicText).not.toContain('13812345678')
  expect(toReply({ draft: null, text: letter, wantsPublic: false }).publish).toBe(false)
  expect(fromReply(value({ publish: false })).publicText).toBeNull()
  expect(sameReply(value({ publish: false, publicText: 'a' }), value({ publish: false, publicText: 'b' }))).toBe(true)
})
