import { describe, expect, it } from 'vitest'
import { isReachable } from '#domain/reachable.ts'

describe('[C10] a contact', () => {
  it.each([
    '13800138000',
    '0564-3334455',
    '电话 ０５６４　３３３ ４４５５',
    '٠١٢٣٤٥٦٧',
    'wang@example.gov.cn',
    '微信同号 138 0013 8000',
  ])('%s may reach somebody', (contact) => expect(isReachable(contact)).toBe(true))
  it.each(['王女士', '12345', 'wang@', '@example.cn', '无', 'wang.example.cn'])('%s is questioned', (contact) =>
    expect(isReachable(contact)).toBe(false),
  )
})
