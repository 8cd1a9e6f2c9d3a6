import { expect, test } from 'vitest'
import { defaultPolicies } from '#domain/case/deadline.ts'
import { defaultPeriods } from '#domain/solicitation/announce.ts'
import { fromSettingsForm, toSettingsForm } from '../../../web/console/site/settings/settings-form.ts'

const IN_FORCE = {
  name: '云溪市',
  languages: ['zh-CN' as const, 'en' as const],
  timeZone: 'Asia/Shanghai',
  colour: null,
  allowedOrigins: ['https://www.yunxi.gov.cn'],
  casePolicies: defaultPolicies,
  commentPeriods: defaultPeriods,
  notAccepted: [],
  escalation: { superiorFrom: 1, adminFrom: 5 },
}
const OWN = {
  name: '云溪市',
  languages: null,
  timeZone: null,
  colour: null,
  allowedOrigins: null,
  casePolicies: null,
  commentPeriods: null,
  notAccepted: null,
  escalation: null,
}

test('[M8] what is inherited is shown and stays inherited', () => {
  const form = toSettingsForm(OWN, IN_FORCE)
  expect(form.allowedOrigins).toBe('https://www.yunxi.gov.cn')
  expect(fromSettingsForm(form)).toEqual({ ok: true, value: OWN })
})

test('an address that was pasted becomes its origin', () => {
  const form = toSettingsForm({ ...OWN, allowedOrigins: [] }, IN_FORCE)
  const read = fromSettingsForm({ ...form, allowedOrigins: 'https://a.gov.cn/page?x=1\n\nhttps://a.gov.cn' })
  expect(read.ok && read.value.allowedOrigins).toEqual(['https://a.gov.cn'])
})

test('what is no address is refused at its part', () => {
  const form = toSettingsForm({ ...OWN, allowedOrigins: [] }, IN_FORCE)
  const read = fromSettingsForm({ ...form, allowedOrigins: 'not an address' })
  expect(read.ok ? '' : read.refusal.issues?.[0]?.path).toBe('allowedOrigins.0')
})

test('[M5] a time limit is the site’s own once it is changed, and each wrong number is refused at its field', () => {
  const form = toSettingsForm({ ...OWN, casePolicies: defaultPolicies }, IN_FORCE)
  const { suggestion } = form.casePolicies
  const changed = (part: Partial<typeof suggestion>) =>
    fromSettingsForm({ ...form, casePolicies: { ...form.casePolicies, suggestion: { ...suggestion, ...part } } })
  const shorter = changed({ workingDays: '5', extendableTo: '' })
  expect(shorter.ok && shorter.value.casePolicies?.suggestion).toMatchObject({ workingDays: 5, extendableTo: null })
  const path = (part: Partial<typeof suggestion>) => {
    const read = changed(part)
    return read.ok ? '' : read.refusal.issues?.[0]?.path
  }
  expect(path({ workingDays: '' })).toBe('casePolicies.suggestion.workingDays')
  expect(path({ workingDays: '0' })).toBe('casePolicies.suggestion.workingDays')
  expect(path({ extendableTo: '7' })).toBe('casePolicies.suggestion.extendableTo')
  expect(path({ source: ' ' })).toBe('casePolicies.suggestion.source')
})

test('what is not accepted needs no address, but what is one must be one', () => {
  const form = toSettingsForm({ ...OWN, notAccepted: [] }, IN_FORCE)
  const entry = { what: '信访事项', where: '信访局', url: '' }
  const read = fromSettingsForm({ ...form, notAccepted: [entry] })
  expect(read.ok && read.value.notAccepted).toEqual([{ ...entry, url: null }])
  expect(fromSettingsForm({ ...form, notAccepted: [{ ...entry, url: 'javascript:alert(1)' }] }).ok).toBe(false)
})
