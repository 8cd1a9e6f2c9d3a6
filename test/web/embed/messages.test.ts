import { describe, expect, test } from 'vitest'
import { DECLINE_REASONS } from '#contract/interview/question.ts'
import { REFUSAL_CODES } from '#contract/refusal.ts'
import { refusalText } from '../../../web/embed/interview/refusal-text.ts'
import { citizen as en } from '../../../web/i18n/citizen.en.ts'
import { citizen as zh } from '../../../web/i18n/citizen.zh-CN.ts'
import { createFormat } from '../../../web/i18n/format.ts'
import { languageOf } from '../../../web/i18n/language.ts'
import { refusalEn } from '../../../web/i18n/refusal.en.ts'
import { refusalZhCN } from '../../../web/i18n/refusal.zh-CN.ts'

describe('messages', () => {
  test('[M10] every refusal and every reason has words in both languages', () => {
    for (const code of REFUSAL_CODES) {
      expect(refusalZhCN[code]).toMatch(/\p{Script=Han}/u)
      expect(refusalEn[code]).toMatch(/^[A-Z]/)
      for (const messages of [zh, en]) expect(refusalText(messages, code)).not.toBe('')
    }
    for (const reason of DECLINE_REASONS) expect([zh.decline[reason], en.decline[reason]]).not.toContain('')
  })
  test('no English message holds Chinese', () => {
    expect(JSON.stringify(en)).not.toMatch(/\p{Script=Han}/u)
  })
  test('English counts in singular and plural', () => {
    expect([en.newTurns(1), en.newTurns(2)]).toEqual(['Show 1 new statement', 'Show 2 new statements'])
  })
})

describe('times and numbers', () => {
  const instant = Date.UTC(2026, 0, 31, 16, 5)
  test("are those of the site's zone, whatever the device's, in both languages", () => {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(createFormat(language, 'Asia/Shanghai').dateTime(instant)).toBe('2026-02-01 00:05')
      expect(createFormat(language, 'Asia/Urumqi').dateTime(instant)).toBe('2026-01-31 22:05')
      expect(createFormat(language, 'UTC').time(instant)).toBe('16:05')
      expect(createFormat(language, 'UTC').number(12_345)).toBe('12,345')
      expect(createFormat(language, 'UTC').percent(2 / 3)).toBe('66.7%')
    }
  })
  test('languages are told by their tags', () => {
    expect(['zh', 'zh-TW', 'ZH-cn', 'en-GB', 'fr', '', null].map(languageOf)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      null,
      null,
      null,
    ])
  })
})
