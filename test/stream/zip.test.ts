import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { SHEET_FILE, SHEET_HEAD, SHEET_TAIL, sheetRow, workbookFiles } from '#domain/survey/export/xlsx.ts'
import { NEW_ZIP, type ZipState, zipFrom } from '../../functions/stream/jobs/work-zip.ts'

/** The files by the central directory, with their checksums and sizes held against their content. */
const read = (zip: Buffer): [name: string, text: string][] => {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = zip.readUInt32LE(end + 16)
  expect(at + zip.readUInt32LE(end + 12)).toBe(end)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [crc, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    const [length, start] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const name = zip.subarray(at + 46, at + 46 + length).toString()
    const data = start + 30 + zip.readUInt16LE(start + 26)
    const content = inflateRawSync(zip.subarray(data, data + packed))
    expect([content.length, crc32(content)]).toEqual([size, crc])
    // What follows the data says the same, for readers that go from the front.
    expect(zip.readUInt32LE(data + packed)).toBe(0x08074b50)
    expect(zip.readUInt32LE(data + packed + 4)).toBe(crc)
    at += 46 + length
    return [name, content.toString()]
  })
}

it('[W2] a zip written in any number of turns holds just what was written', () => {
  const texts = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.boolean()), (files, pauses) => {
      const pieces: Buffer[] = []
      let state: ZipState = NEW_ZIP
      let zip = zipFrom(state)
      const pause = () => {
        const { value } = pauses.next()
        if (!value) return
        const done = zip.result()
        pieces.push(done.output)
        // Kept between workers as JSON.
        state = JSON.parse(JSON.stringify(done.state))
        zip = zipFrom(state)
      }
      for (const [at, parts] of files.entries()) {
        zip.open(`文件${at}.txt`)
        for (const part of parts) {
          zip.write(part)
          pause()
        }
        zip.close()
        pause()
      }
      zip.end()
      pieces.push(zip.result().output)
      expect(read(Buffer.concat(pieces))).toEqual(files.map((parts, at) => [`文件${at}.txt`, parts.join('')]))
    }),
  )
})

it('[Q9] a workbook is read by a reader of others’ making, formulas as the texts they are', async () => {
  const cells = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? at : at % 3 === 1 ? `=1+${at} & <b>"` : '文字'))
  const first = zipFrom(NEW_ZIP)
  for (const [name, text] of workbookFiles('答卷')) first.file(name, text)
  first.open(SHEET_FILE)
  first.write(SHEET_HEAD + sheetRow(cells, 1))
  const { state, output } = first.result()
  const next = zipFrom(state)
  next.write(sheetRow(['last', '', 7], 2) + SHEET_TAIL)
  next.close()
  next.end()
  const [sheet] = await readWorkbook(Buffer.concat([output, next.result().output]))
  expect(sheet?.data[0]).toEqual(cells)
  expect(sheet?.data[1]?.slice(0, 3)).toEqual(['last', null, 7])
})
