import { expect, test } from 'vitest'
import type { InterviewDetails } from '#contract/interview/activity.ts'
import { emptyMaterial, fromForm, toForm } from '../../../web/console/editor/form-value.ts'

const ZONE = 'Asia/Shanghai'
const person = (id: string, name: string) => ({ id, name, post: '', photo: null, biography: '' })
const DETAILS: InterviewDetails = {
  lang: 'zh-CN',
  title: '推进政府网站集约化',
  summary: '与网友在线交流',
  host: person('host000000', '苏婉'),
  guests: [{ ...person('guest00000', '沈建华'), photo: 'https://example.gov.cn/photo.jpg' }],
  startsAt: Date.UTC(2026, 10, 23, 2, 0),
  endsAt: Date.UTC(2026, 10, 23, 3, 0),
  related: [{ title: '意见', url: 'https://example.gov.cn/' }],
  materials: [
    { type: 'text', title: '背景', text: '背景说明' },
    { type: 'image', title: '图', url: 'https://example.gov.cn/a.png', alt: '示意图' },
    { type: 'table', title: '数据', columns: ['年份', '数量'], rows: [['2025', '12']] },
    { type: 'link', title: '链接', url: 'https://example.gov.cn/b' },
    { type: 'audio', title: '录音', url: 'https://example.gov.cn/a.mp3', transcript: '文字稿' },
    { type: 'video', title: '录像', url: 'https://example.gov.cn/a.mp4', captions: 'https://example.gov.cn/a.vtt' },
  ],
  turnsNeedReview: true,
  identity: 'anonymous',
}

test('[M1] an interview with materials of every type survives the form', () => {
  expect(fromForm(toForm(DETAILS, ZONE), ZONE)).toEqual({ ok: true, value: DETAILS })
})

test('a table is pasted with tabs or with commas of either script', () => {
  const form = toForm({ ...DETAILS, materials: [] }, ZONE)
  const material = {
    ...emptyMaterial(),
    type: 'table' as const,
    title: '数据',
    table: '年份，数量\n2024，10\n\n2025，12',
  }
  const read = fromForm({ ...form, materials: [material] }, ZONE)
  expect(read.ok && read.value.materials[0]).toMatchObject({
    columns: ['年份', '数量'],
    rows: [
      ['2024', '10'],
      ['2025', '12'],
    ],
  })
})

test('every problem is told at once, with its path', () => {
  const form = toForm(DETAILS, ZONE)
  const read = fromForm(
    { ...form, title: ' ', startsAt: '', related: [{ title: '', url: 'javascript:alert(1)' }] },
    ZONE,
  )
  const paths = read.ok ? [] : read.refusal.issues?.map((issue) => issue.path)
  expect(new Set(paths)).toEqual(new Set(['title', 'startsAt', 'related.0.title', 'related.0.url']))
})

test('an end before the start is a problem of the end', () => {
  const form = toForm(DETAILS, ZONE)
  const read = fromForm({ ...form, endsAt: form.startsAt }, ZONE)
  expect(read.ok ? [] : read.refusal.issues?.map((issue) => issue.path)).toEqual(['endsAt'])
})
