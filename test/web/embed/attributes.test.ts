import { describe, expect, test } from 'vitest'
import { readAttributes, readSiteAttributes } from '../../../web/embed/attributes.ts'
import { caseEn } from '../../../web/i18n/case.en.ts'
import { citizen } from '../../../web/i18n/citizen.en.ts'

const read = (attributes: Record<string, string>) =>
  readAttributes(
    Object.entries(attributes).map(([name, value]) => ({ name, value })),
    citizen,
  )
const ID = 'activity-0001'

describe('what a page writes on the element', () => {
  test('an id and nothing else is enough', () => {
    expect(read({ id: ID })).toEqual({ activityId: ID, heading: 2, problems: [] })
  })
  test('a missing or malformed id is named, and nothing is loaded', () => {
    expect(read({})).toMatchObject({ activityId: null, problems: [citizen.noId] })
    expect(read({ id: 'x' })).toMatchObject({ activityId: null, problems: [citizen.badId('x')] })
  })
  test('an unknown attribute or value is named, and the activity is shown all the same', () => {
    const { activityId, problems } = read({ id: ID, them: 'dark', theme: 'blue', heading: '7', lang: 'fr' })
    expect(activityId).toBe(ID)
    expect(problems).toEqual([
      citizen.attribute('them'),
      citizen.value('theme', 'blue', 'light / dark / auto'),
      citizen.value('heading', '7', '1 / 2 / 3 / 4'),
      citizen.value('lang', 'fr', 'zh-CN / en'),
    ])
  })
  test("HTML's own attributes and those of frameworks are nobody's mistake", () => {
    expect(
      read({ id: ID, class: 'a', 'data-v-1': '', 'aria-label': 'a', _ngcontent: '', hidden: '' }).problems,
    ).toEqual([])
  })
  test('the heading level follows the page', () => {
    expect(read({ id: ID, heading: '3' }).heading).toBe(3)
  })
})

describe('what a page writes on an element that stands for a site', () => {
  const site = (attributes: Record<string, string>) =>
    readSiteAttributes(
      Object.entries(attributes).map(([name, value]) => ({ name, value })),
      caseEn,
    )
  test('the site is named; an id is the page’s own', () => {
    expect(site({ site: 'county', id: 'box', heading: '3' })).toEqual({ siteId: 'county', heading: 3, problems: [] })
  })
  test('a missing or malformed site is named, and nothing is loaded', () => {
    expect(site({})).toMatchObject({ siteId: null, problems: [caseEn.noSite] })
    expect(site({ site: 'A county' })).toMatchObject({ siteId: null, problems: [caseEn.badSite('A county')] })
  })
})
