import { expect, test } from 'vitest'
import { pathOf, placeOf, SCREENS } from '../../../web/console/router/screens.ts'

test('every screen is found at its own path', () => {
  const params = { siteId: 'yunxi', activityId: 'LOUx6q4eq5cWkIBxJrxaTw', caseId: 'LOUx6q4eq5cWkIBxJrxaTw' }
  for (const screen of Object.keys(SCREENS) as (keyof typeof SCREENS)[]) {
    const place = placeOf(pathOf(screen, params))
    expect(place?.screen).toBe(screen)
    for (const [name, value] of Object.entries(place?.params ?? {})) expect(params).toHaveProperty(name, value)
  }
})

test('a closing slash makes no difference, and another path is no screen', () => {
  expect(placeOf('/console')?.screen).toBe('home')
  expect(placeOf('/console/sites/yunxi/')?.screen).toBe('site')
  expect(placeOf('/console/sites/yunxi/nothing')).toBeNull()
})

test('a per cent sign that begins nothing is no screen, and throws nothing', () => {
  for (const broken of ['%', '%E5%8', '100%', '%zz', '%C0%80', '%ED%A0%80'])
    expect(placeOf(`/console/sites/${broken}`)).toBeNull()
  expect(placeOf('/console/sites/%E4%BA%91')?.params).toEqual({ siteId: '云' })
})
