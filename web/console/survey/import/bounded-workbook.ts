import { unzipSync, zipSync } from 'fflate'
import { attribute, tokens } from '#domain/solicitation/import/docx/xml.ts'

/** In bytes, packed and unpacked: a form of a thousand questions has a tenth of it. */
const MOST_PACKED = 5_000_000
const MOST_UNPACKED = 30_000_000
const MOST_FILES = 500
/** Rows times columns of all sheets, with those that are empty: a reader makes a cell of each. */
const MOST_CELLS = 1_000_000

/**
 * A workbook that holds no more than can be read, null for one that holds more; throws on what is no archive. It is packed anew from
 * what was looked at: a reader that unpacks the same bytes differently is not given them.
 */
export const boundedWorkbook = (packed: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  if (packed.length > MOST_PACKED) return null
  const sum = { files: 0, packed: 0, unpacked: 0 }
  const isWithin = () => sum.files <= MOST_FILES && sum.packed <= packed.length && sum.unpacked <= MOST_UNPACKED
  const files = unzipSync(packed, {
    filter: ({ name, size, originalSize }) => {
      if (!/\.xml(?:\.rels)?$/.test(name)) return false
      sum.files++
      // Files that share their bytes are packed larger in all than the archive, and are unpacked once for each.
      sum.packed += size
      sum.unpacked += originalSize
      return isWithin()
    },
  })
  if (!isWithin()) return null
  const decoder = new TextDecoder()
  let cells = 0
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('.xml')) cells += cellsOf(decoder.decode(bytes))
    if (cells > MOST_CELLS) return null
  }
  return zipSync(files, { level: 0 })
}

/** The cells of the smallest table that has all cells of a sheet; 0 for what is none. */
const cellsOf = (xml: string): number => {
  let [row, column, rows, columns] = [0, 0, 0, 0]
  for (const token of tokens(xml)) {
    if (token.type !== 'open') continue
    const local = token.name.split(':').at(-1)
    if (local !== 'row' && local !== 'c') continue
    const [, letters = '', digits] = /^([A-Z]*)(\d*)$/i.exec(attribute(token.attributes, 'r') ?? '') ?? []
    if (local === 'row') [row, column] = [Math.max(row + 1, Number(digits)), 0]
    else [row, column] = [Math.max(row, Number(digits)), Math.max(column + 1, columnOf(letters))]
    rows = Math.max(rows, row)
    columns = Math.max(columns, column)
  }
  return rows * columns
}

/** As readers count them: A is 1, AA 27. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
