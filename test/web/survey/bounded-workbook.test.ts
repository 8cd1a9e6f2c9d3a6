import { strToU8, unzipSync, zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { boundedWorkbook } from '../../../web/console/survey/import/bounded-workbook.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const FILES: Record<string, string> = {
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="survey" sheetId="1" r:id="r"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row></sheetData></worksheet>`,
}
const FORM = zipSync(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, strToU8(text)])))
/** The form, with its sheet replaced. */
const withSheet = (xml: string) =>
  zipSync({
    ...unzipSync(FORM),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${xml}</sheetData></worksheet>`),
  })

describe('[B2] a workbook is bounded before it is read', () => {
  it('gives the reader one that holds the same', async () => {
    const bounded = boundedWorkbook(FORM)
    if (!bounded) throw new Error('too large')
    const read = await readWorkbook(new Blob([bounded]))
    expect(read).toEqual([{ sheet: 'survey', data: [['type']] }])
  })

  it('throws on what is no archive', () => {
    expect(() => boundedWorkbook(strToU8('no archive'))).toThrow()
  })

  it.each([
    ['a cell far outside', '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'],
    ['its address written otherwise', '<x:row r=\'1\'><x:c r = "XF&#68;1048576"/></x:row>'],
    ['many rows and one wide one, without addresses', `${'<row/>'.repeat(2_000)}<row>${'<c/>'.repeat(2_000)}</row>`],
    ['a bomb', ' '.repeat(40_000_000)],
  ])('refuses %s', (_, xml) => {
    expect(boundedWorkbook(withSheet(xml))).toBeNull()
  })

  it('refuses a file that is larger than any form, and more files than a workbook has', () => {
    expect(boundedWorkbook(new Uint8Array(6_000_000))).toBeNull()
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`${at}.xml`, new Uint8Array()]))
    expect(boundedWorkbook(zipSync(many))).toBeNull()
  })
})
