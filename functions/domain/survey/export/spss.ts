import { bytesOf } from '../bytes.ts'
import type { Cell, Column } from './columns.ts'
import { FACTS, type Layout } from './layout.ts'

/** SPSS takes no longer text; in bytes. What is longer is cut as it reads the file, and whole in the file. */
const MOST_BYTES = 32_767
/** Nor has a longer text a value label. */
const LABELLED_BYTES = 120
/** A text as wide as its longest value: each variable's width costs every case. */
const TEXT = 'A'

interface Variable {
  name: string
  title: string
  format: string
  labels: Column['labels']
  /** Its cell in the layout's row. */
  at: number
}

/**
 * The variables of a layout under names that SPSS takes: the facts', then `Q1`, `Q2` … with an option's number behind it.
 * Labels of codes are their own variables in the table and value labels here.
 */
export const variablesOf = ({ columns }: Layout): Variable[] => {
  const facts = FACTS.map(({ name, kind }, at): Variable => {
    const format = kind === 'number' ? 'F12.0' : TEXT
    return { name: name.toUpperCase(), title: name, format, labels: [], at }
  })
  let question = 0
  let option = 0
  let holder = ''
  return [
    ...facts,
    ...columns.flatMap(({ key, kind, title, labels }, index): Variable[] => {
      if (kind === 'label') return []
      const at = FACTS.length + index
      if (kind === 'flag') {
        option = key.startsWith(`${holder}:`) ? option + 1 : 1
        return [{ name: `Q${question}_${option}`, title, format: 'F5.0', labels: [], at }]
      }
      question++
      option = 0
      holder = key
      // The codes of several choices are flags, each its own variable.
      if (kind === 'list') return []
      const numeric = labels.length > 0 && labels.every(([value]) => typeof value === 'number')
      const format = kind === 'number' || (kind === 'code' && numeric) ? 'F20.4' : TEXT
      return [{ name: `Q${question}`, title, format, labels: kind === 'code' ? labels : [], at }]
    }),
  ]
}

/** A row of the data file: only what is a variable. */
export const dataOf = (variables: readonly Variable[], row: readonly Cell[]): Cell[] =>
  variables.map(({ at, format }) => {
    const cell = row[at] ?? ''
    // What is no number, such as the text of "other" in the place of a code, would stop the reading of the file.
    if (format.startsWith('F')) return cell === '' || Number.isNaN(Number(cell)) ? '' : Number(cell)
    return typeof cell === 'string' ? cell.replaceAll(/[\r\n]+/g, ' ') : String(cell)
  })

/** The longest that each variable has to hold, after these rows of the data file; in bytes. */
export const widthsAfter = (
  variables: readonly Variable[],
  rows: readonly (readonly Cell[])[],
  before: readonly number[] = variables.map(({ labels }) => Math.max(1, ...labels.map(([code]) => bytesOf(`${code}`)))),
): number[] => before.map((width, at) => rows.reduce((most, row) => Math.max(most, bytesOf(`${row[at]}`)), width))

/** An SPSS text between quotes; those inside are doubled. Labels longer than this are cut by SPSS with a warning. */
const quoted = (text: string, most: number): string =>
  `"${text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .slice(0, most)
    .replaceAll('"', '""')}"`

/** The syntax that reads the data file beside it, with what every variable and code means; for SPSS from 21 on, and PSPP. */
export const syntaxOf = (variables: readonly Variable[], widths: readonly number[], file: string): string =>
  [
    '* Encoding: UTF-8.',
    '* If the data file is not found, write its folder in front of its name in the next command.',
    `GET DATA /TYPE=TXT /FILE=${quoted(file, 200)} /ENCODING='UTF8' /DELCASE=LINE /DELIMITERS="," /QUALIFIER='"'`,
    '  /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /VARIABLES=',
    ...variables.map(({ name, format }, at) => {
      const width = format === TEXT ? Math.min(widths[at] ?? MOST_BYTES, MOST_BYTES) : ''
      return `    ${name} ${format}${width}`
    }),
    '  .',
    'VARIABLE LABELS',
    ...variables.map(({ name, title }) => `  ${name} ${quoted(title, 255)}`),
    '  .',
    ...variables.flatMap(({ name, labels, format }) => {
      const short = labels.filter(([value]) => format !== TEXT || bytesOf(`${value}`) <= LABELLED_BYTES)
      if (short.length === 0) return []
      const code = (value: string | number) => (format === TEXT ? quoted(`${value}`, LABELLED_BYTES) : value)
      return [`VALUE LABELS ${name}`, ...short.map(([value, label]) => `  ${code(value)} ${quoted(label, 120)}`), '  .']
    }),
    'EXECUTE.',
    '',
  ].join('\r\n')
