import type { Holiday, MakeUpWorkday, Notice } from './calendar.ts'

/** `一、` or `1.` before a holiday's name. */
const NUMBERING = /^\s*(?:[一二三四五六七八九十]+、|\d+[.、．])?\s*/
const ASIDE = /（[^）]*）|\([^)]*\)/g
const SPAN =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s*(?:至|到|[-–—~～])\s*(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日)?/g
const SINGLE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g

const two = (text: string): string => text.padStart(2, '0')

/**
 * Reads a holiday notice as the State Council words it: a line a holiday, its name before the colon, `2月15日（周日）至23日放假`,
 * then `2月14日、2月28日上班`. `unread` gives the lines that say neither, so that nothing is dropped silently. Whether the days make
 * sense is asked of `noticeProblems`.
 */
export const parseNotice = (
  text: string,
  year: string,
): { holidays: Holiday[]; makeUpWorkdays: MakeUpWorkday[]; unread: string[] } => {
  const holidays: Holiday[] = []
  const makeUpWorkdays: MakeUpWorkday[] = []
  const unread: string[] = []
  for (const raw of text.split(/\n/)) {
    const line = raw.replaceAll(ASIDE, '').replace(NUMBERING, '').trim()
    if (line === '') continue
    const [, name = '', rest = ''] = /^([^：:]{1,20})[：:](.+)$/.exec(line) ?? []
    const before = holidays.length + makeUpWorkdays.length
    for (const sentence of rest.split(/[。；;]/)) {
      if (sentence.includes('放假')) holidays.push(...spans(sentence, name.trim(), year))
      else if (sentence.includes('上班')) makeUpWorkdays.push(...singles(sentence, name.trim(), year))
    }
    if (holidays.length + makeUpWorkdays.length === before) unread.push(raw.trim())
  }
  return { holidays, makeUpWorkdays, unread }
}

const spans = (sentence: string, name: string, year: string): Holiday[] =>
  [...sentence.matchAll(SPAN)].map(([, y1 = year, m1 = '', d1 = '', y2 = y1, m2 = m1, d2 = d1]) => ({
    name,
    from: `${y1}-${two(m1)}-${two(d1)}`,
    to: `${y2}-${two(m2)}-${two(d2)}`,
  }))

/** `9月20日、27日上班`: a day without a month is in the month, and the year, named last. */
const singles = (sentence: string, name: string, year: string): MakeUpWorkday[] => {
  let last = { year, month: '' }
  return [...sentence.matchAll(SINGLE)].flatMap(([, y, m, d = '']) => {
    // A month that is named begins anew: without its own year it is in the notice's.
    last = { year: y ?? (m === undefined ? last.year : year), month: m ?? last.month }
    return last.month === '' ? [] : [{ name, day: `${last.year}-${two(last.month)}-${two(d)}` }]
  })
}

const said = (day: string, year: string): string => {
  const [y = '', m = '', d = ''] = day.split('-')
  return `${y === year ? '' : `${y}年`}${Number(m)}月${Number(d)}日`
}

/** The same words again, to be corrected: `parseNotice` reads what this writes. */
export const printNotice = ({ holidays, makeUpWorkdays }: Notice, year: string): string => {
  const names = [...new Set([...holidays, ...makeUpWorkdays].map(({ name }) => name))]
  return names
    .map((name) => {
      const off = holidays
        .filter((each) => each.name === name)
        .map(({ from, to }) => (from === to ? said(from, year) : `${said(from, year)}至${said(to, year)}`))
      const worked = makeUpWorkdays.filter((each) => each.name === name).map(({ day }) => said(day, year))
      return [
        `${name}：`,
        off.length > 0 ? `${off.join('、')}放假。` : '',
        worked.length > 0 ? `${worked.join('、')}上班。` : '',
      ].join('')
    })
    .join('\n')
}
