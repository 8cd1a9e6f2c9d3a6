import { describe, expect, it } from 'vitest'
import { isOldWorkbook } from '../../../web/console/survey/import/old-workbook.ts'

describe('a workbook that is not read', () => {
  it('[SI8] the old format is known by its content, whatever it is called, so that it can be said what to do', async () => {
    const bytes = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    expect(await isOldWorkbook(new Blob([Uint8Array.from(bytes)]))).toBe(true)
    expect(await isOldWorkbook(new Blob(['PK\u0003\u0004']))).toBe(false)
    expect(await isOldWorkbook(new Blob([]))).toBe(false)
  })
})
