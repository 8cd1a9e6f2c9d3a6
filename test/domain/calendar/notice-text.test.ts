import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '#domain/calendar/in-force.ts'
import { parseNotice, printNotice } from '#domain/calendar/notice-text.ts'
import { addWorkingDays, noticeProblems, stateCouncilCalendar } from '#domain/working-days.ts'

/** As the State Council worded it (国办发明电〔2025〕7号). */
const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

describe('a notice that is pasted', () => {
  test('[M6] is read as it is kept', () => {
    const { holidays, makeUpWorkdays, unread } = parseNotice(NOTICE_2026, '2026')
    expect(unread).toEqual([])
    expect({ holidays, makeUpWorkdays }).toEqual({
      holidays: stateCouncilCalendar.years['2026']?.holidays,
      makeUpWorkdays: expect.arrayContaining([...(stateCouncilCalendar.years['2026']?.makeUpWorkdays ?? [])]),
    })
    expect(noticeProblems({ source: 'x', holidays, makeUpWorkdays }, '2026')).toEqual([])
  })

  test('[M6] is printed so that it is read again as the same, for every year kept', () => {
    for (const [year, notice] of Object.entries(stateCouncilCalendar.years)) {
      const { holidays, makeUpWorkdays } = parseNotice(printNotice(notice, year), year)
      expect(holidays).toEqual(notice.holidays)
      expect([...makeUpWorkdays].sort()).toEqual([...notice.makeUpWorkdays].sort())
    }
  })

  test('days of the December before, and months left out', () => {
    const text = '元旦：2026年12月31日至2027年1月2日放假。2026年12月26日、27日上班。'
    expect(parseNotice(text, '2027')).toEqual({
      holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }],
      makeUpWorkdays: [
        { name: '元旦', day: '2026-12-26' },
        { name: '元旦', day: '2026-12-27' },
      ],
      unread: [],
    })
  })

  test('what is not understood is said and not dropped; no text makes it fail', () => {
    expect(parseNotice('各地区、各部门要妥善安排好值班。\n元旦：放假', '2027').unread).toHaveLength(2)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseNotice(text, '2027')
      }),
    )
  })
})

describe('the calendar in force', () => {
  const override = {
    source: '自治区人民政府通知',
    holidays: [{ name: '三月三', from: '2026-04-20', to: '2026-04-22' }],
    makeUpWorkdays: [],
  }
  const none = { version: 0, years: {} }

  test('[M6] where nobody set anything is the shipped one', () => {
    const calendar = calendarOf([
      { siteId: 'platform', ...none },
      { siteId: 'county', ...none },
    ])
    expect(calendar).toEqual(stateCouncilCalendar)
  })

  test('[M6] a region’s own days hold for it and the sites below, and the version names every part', () => {
    const region = { siteId: 'region', version: 2, years: { '2026': override } }
    const below = calendarOf([{ siteId: 'platform', ...none }, region, { siteId: 'county', ...none }])
    expect(addWorkingDays(stateCouncilCalendar, '2026-04-17', 1).day).toBe('2026-04-20')
    expect(addWorkingDays(below, '2026-04-17', 1).day).toBe('2026-04-23')
    expect(below.version).toBe(`${stateCouncilCalendar.version}+region-2`)
  })

  test('[M6] the next year’s notice lifts 暂定; a region’s own days do not', () => {
    const { source, holidays, makeUpWorkdays } = stateCouncilCalendar.years['2026'] ?? override
    const moved = (day: string) => day.replace('2026', '2027')
    const next = {
      source,
      holidays: holidays.map(({ name, from, to }) => ({ name, from: moved(from), to: moved(to) })),
      makeUpWorkdays: makeUpWorkdays.map(({ name, day }) => ({ name, day: moved(day) })),
    }
    const with2027 = calendarOf([{ siteId: 'platform', version: 1, years: { '2027': next } }])
    expect(addWorkingDays(stateCouncilCalendar, '2026-12-14', 15).provisional).toBe(true)
    expect(addWorkingDays(with2027, '2026-12-14', 15).provisional).toBe(false)
    const regional = calendarOf([
      { siteId: 'platform', ...none },
      { siteId: 'region', version: 1, years: { '2027': next } },
    ])
    expect(addWorkingDays(regional, '2026-12-14', 15).provisional).toBe(true)
  })
})
