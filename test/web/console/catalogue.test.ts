import { expect, test } from 'vitest'
import { ACTIONS } from '#domain/permission/table.ts'
import { consoleEn } from '../../../web/i18n/console.en.ts'
import { consoleZhCN } from '../../../web/i18n/console.zh-CN.ts'

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
}

test('[M10] the English console says everything that the Chinese one says', () => {
  expect(shape(consoleEn)).toEqual(shape(consoleZhCN))
})

test('every command that leaves a trace has words for it', () => {
  const commands = ACTIONS.filter((action) => /^(question|turn|poll|note)\./.test(action))
  for (const command of commands) expect(consoleZhCN.actions).toHaveProperty([command])
})

test('a proposed explanation fits its field', () => {
  for (const words of [consoleZhCN, consoleEn])
    for (const text of Object.values(words.declineProposals)) expect(text.length).toBeLessThanOrEqual(500)
})
