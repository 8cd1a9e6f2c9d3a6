import { expect, it } from 'vitest'
import type { Node } from '#domain/survey/model/node.ts'
import { purposeOf } from '../../../web/embed/survey/purpose.ts'

it('[M13] what personal information is for is said where it is asked', () => {
  const s = { purpose: { 'zh-CN': '仅用于回访' }, words: (text?: Record<string, string>) => text?.['zh-CN'] ?? '' }
  const said = (element: object) => purposeOf(s, { element } as unknown as Node)
  expect(said({ inputType: 'email' })).toBe('仅用于回访')
  expect(said({ inputType: 'tel', purpose: { 'zh-CN': '寄送结果' } })).toBe('寄送结果')
  expect(said({ autocomplete: 'name' })).toBe('仅用于回访')
  expect(said({ inputType: 'number' })).toBe('')
})
