import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASE_HEADERS, caseRow } from '#domain/case/export.ts'
import { headed, worded } from '#domain/export-words.ts'
import { csvLine, dataLine } from '#domain/survey/export/csv.ts'
import { layoutOf } from '#domain/survey/export/layout.ts'
import { formatWithOffset } from '#domain/time.ts'

describe('[Q9] a file that a spreadsheet opens', () => {
  it.each([
    ...[
      '=1',
      '+1',
      '-1',
      '@a',
      '＝1',
      '＋1',
      '－1',
      '＠a',
      '\t=1',
      '\r=1',
      '  =1',
      '\u3000=1',
      '\u00A0@a',
      '\u200B=1',
      '\uFEFF+1',
    ],
    ...['\u00AD-1', '\u2066=1', '\0=1', '\n＝1', '\t1'],
  ])('runs nothing of %j', (text) => {
    for (const line of [csvLine, dataLine]) expect(line([text])).toMatch(/^"?'/)
  })

  it.each(['007', '00', '110101199003070011', '123456789012', '12e5', '1.5E300', ' 0571'])(
    'takes %j for no number, where a program gets it as it is',
    (text) => {
      expect(csvLine([text])).toBe(`'${text}\r\n`)
      expect(dataLine([text])).toBe(`${text}\r\n`)
    },
  )

  it.each(['0', '12', '0.5', '2024-05-05', '13800000000', 'e5', '一', 'a=1', ''])('leaves %j alone', (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`)
  })

  it('whatever stands unseen before it, what would run begins with an apostrophe', () => {
    const unseen = fc.array(
      fc.constantFrom(...' \t\r\n\u00A0\u3000\u200B\u200D\uFEFF\u00AD\u2060\u3164\u0001\u0085\u2028'),
    )
    fc.assert(
      fc.property(unseen, fc.constantFrom(...'=+-@＝＋－＠'), fc.string(), (before, sign, rest) => {
        expect(csvLine([before.join('') + sign + rest])).toMatch(/^"?'/)
      }),
    )
  })
})

describe('what a file calls things', () => {
  it('[Q9] words, with the code beside', () => {
    expect(headed({ state: '状态' }, 'state')).toBe('状态 (state)')
    expect(worded({ open: '办理中' }, 'open')).toBe('办理中 (open)')
    expect(worded({}, 'new')).toBe('new')
    expect(worded({}, null)).toBe('')
    expect(CASE_HEADERS.every((header) => /^[\u4e00-\u9fff]+ \(\w+\)$/.test(header))).toBe(true)
    expect(caseRow).toHaveLength(2)
    const { headers, rowOf } = layoutOf(new Map(), { language: 'en', zone: 'Asia/Urumqi' })
    expect(headers.slice(0, 6)).toEqual([
      ...['Number (id)', 'Version (version)', 'Language (language)', 'Channel (channel)', 'Started (startedAt)'],
      'Received (receivedAt)',
    ])
    const signals = { tookMs: 1, changes: 0, automated: false }
    const given = { id: 'r', version: 1, lang: 'en', channel: 'web' as const, answers: {}, signals, enteredBy: null }
    expect(rowOf({ ...given, startedAt: 0, receivedAt: 59_000 }).slice(3, 6)).toEqual([
      ...['Web (web)', '1970-01-01 06:00:00 +06:00', '1970-01-01 06:00:59 +06:00'],
    ])
  })

  it('[Q9] times are the zone’s, with the offset of that day', () => {
    const [winter, summer] = [Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)]
    expect(formatWithOffset(winter, 'Asia/Shanghai')).toBe('2024-01-01 08:00:00 +08:00')
    expect(formatWithOffset(winter, 'UTC')).toBe('2024-01-01 00:00:00 +00:00')
    expect(formatWithOffset(summer, 'Europe/Berlin')).toBe('2024-07-01 02:00:00 +02:00')
    expect(formatWithOffset(summer, 'Asia/Kolkata')).toBe('2024-07-01 05:30:00 +05:30')
  })
})
