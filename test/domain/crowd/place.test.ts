import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeOf } from '#domain/crowd/place.ts'

it('[K1] an IPv4 line is a place, and an IPv6 line is its /64, however either is spelt', () => {
  expect(placeOf('203.0.113.7')).toEqual({ address: '203.0.113.7', network: '203.0.113/24' })
  expect(placeOf('::ffff:203.0.113.7')).toEqual(placeOf('203.0.113.7'))
  const one = placeOf('2001:db8:0:1::1')
  expect(one).toEqual({ address: '2001:db8:0:1/64', network: '2001:db8:0/48' })
  for (const same of ['2001:0DB8:0000:0001:0000:0000:0000:0002', '2001:db8::1:ffff:0:0:9'])
    expect(placeOf(same)).toEqual(one)
  expect(placeOf('2001:db8:0:2::1').address).not.toBe(one.address)
  expect(placeOf('2001:db8:0:2::1').network).toBe(one.network)
})

it('[K1] whatever is no address is one place, so that hiding brings no room', () => {
  for (const text of ['', 'unknown', '1.2.3', '1.2.3.4.5', '999.1.1.1', '::1::2', '1:2:3', 'g::1', 'x'.repeat(10_000)])
    expect(placeOf(text)).toEqual({ address: 'nowhere', network: 'nowhere' })
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(placeOf(text).address).toBeTypeOf('string')
    }),
  )
})

it('[K1] all of a /64 is one place (property)', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16))
  const half = fc.array(group, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(half, half, half, (network, a, b) => {
      expect(placeOf([...network, ...a].join(':'))).toEqual(placeOf([...network, ...b].join(':')))
    }),
  )
})
