import { expect, test } from 'vitest'
import { SOLICITATION_LIMITS } from '#contract/solicitation/limits.ts'
import { sourceOf } from '../../../web/console/solicitation/draft/source.ts'

const file = (name: string, content: BlobPart) => new File([content], name)

test('a file is taken by its ending, and a Word document as base64, byte for byte', async () => {
  expect(await sourceOf(file('办法.md', '# 第一章'))).toEqual({ format: 'markdown', source: '# 第一章' })
  expect(await sourceOf(file('办法.HTM', '<p>第一条'))).toEqual({ format: 'html', source: '<p>第一条' })
  expect(await sourceOf(file('办法', '第一条'))).toEqual({ format: 'text', source: '第一条' })
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 256)
  const source = await sourceOf(file('办法.docx', bytes))
  if (source?.format !== 'docx') throw new Error(`read as ${source?.format}`)
  expect(Uint8Array.from(atob(source.base64), (character) => character.charCodeAt(0))).toEqual(bytes)
})

test('what is too large is said before it is sent', async () => {
  expect(await sourceOf(file('a.txt', 'x'.repeat(SOLICITATION_LIMITS.source + 1)))).toBeNull()
  expect(await sourceOf(file('a.docx', new Uint8Array(SOLICITATION_LIMITS.fileBase64)))).toBeNull()
})
