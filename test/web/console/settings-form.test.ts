import { expect, test } from 'vitest'
import { fromSettingsForm, toSettingsForm } from '../../../web/console/site/settings/settings-form.ts'

const IN_FORCE = {
  name: '云溪市',
  languages: ['zh-CN' as const, 'en' as const],
  timeZone: 'Asia/Shanghai',
  colour: null,
  allowedOrigins: ['https://www.yunxi.gov.cn'],
  policies: { lateAnswerDays: 5 },
}
const OWN = { name: '云溪市', languages: null, timeZone: null, colour: null, allowedOrigins: null, policies: null }

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
