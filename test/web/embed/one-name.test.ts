import { describe, expect, it } from 'vitest'
import { solicitationMessagesIn } from '../../../functions/http/page/solicitation-messages.ts'
import { words as account } from '../../../web/i18n/case.account.zh-CN.ts'
import { words as box } from '../../../web/i18n/case.box.zh-CN.ts'
import { words as receipt } from '../../../web/i18n/case.receipt.zh-CN.ts'
import { citizen } from '../../../web/i18n/citizen.zh-CN.ts'
import { solicitationSharedZhCN as shared } from '../../../web/i18n/solicitation.shared.zh-CN.ts'
import { solicitation } from '../../../web/i18n/solicitation.zh-CN.ts'
import { survey } from '../../../web/i18n/survey.zh-CN.ts'
import { surveyResultsZhCN as results } from '../../../web/i18n/survey-results.zh-CN.ts'

const CITIZENS = { account, box, receipt, citizen, solicitation, survey, results }

/** Every text of a catalogue by its path; what takes arguments is said with some. */
const textsOf = (value: unknown, path: string): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return textsOf((value as (...given: string[]) => unknown)('甲', '乙', '丙'), path)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

describe('[M12] what citizens read in Chinese', () => {
  it('has one name for what a comment is, on every screen', () => {
    const page = solicitationMessagesIn('zh-CN')
    for (const stances of [solicitation.stanceOf, receipt.comment.stances, page.stance])
      expect(stances).toEqual(shared.stance)
    for (const name of [solicitation.proposal, solicitation.proposed, receipt.comment.proposed, page.proposed])
      expect(name.replace('：', '')).toBe(shared.stance.suggest)
  })

  it('has full-width marks beside its words', () => {
    const half = /[\p{Script=Han}”][,;:!?()](?!\/)|[,;:!?(][\p{Script=Han}“]|\.(?=[\p{Script=Han}])/u
    for (const [path, text] of Object.entries(CITIZENS).flatMap(([name, words]) => textsOf(words, name)))
      expect(half.test(text), `${path}: ${text}`).toBe(false)
  })

  it('has one wording for errors, and says by how much a text is too long', () => {
    const heads = [citizen.askErrors, solicitation.errors, box.errors, receipt.errors, survey.errors]
    expect(new Set(heads).size).toBe(1)
    for (const { length } of [citizen, solicitation, box, receipt, survey]) {
      expect(length(512, 500)).toContain('超出 12 字')
      expect(length(500, 500)).not.toContain('超出')
    }
  })
})
