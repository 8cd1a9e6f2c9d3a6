import { expect, it } from 'vitest'
import { ALPHABET, CODE_LENGTH } from '#contract/case/receipt.ts'
import { placeOf } from '#domain/crowd/place.ts'
import { codeLimits } from '../../functions/http/code-limits.ts'
import { callerOf } from '../../functions/http/sources.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'

const sealing = sealingWith(async () => 'a secret of this test')
const NUMBER = 'ABCDEFGHJ'
const limits = async (forwarded: string, { of = NUMBER, byEdge = false } = {}) => {
  const [number, network] = await codeLimits(sealing, 'case', of, placeOf(callerOf(forwarded, byEdge)))
  return { number, network }
}

it('[C4] whoever is out at their own address is so before anything is counted that others share', async () => {
  const kinds = (await codeLimits(sealing, 'case', NUMBER, placeOf('198.51.100.7'))).map(({ name }) =>
    name.replace(/:.*/, ''),
  )
  expect(kinds).toEqual(['number', 'network'])
})

it('[C4] people behind one address are counted each at their own number', async () => {
  const [one, other] = [await limits('198.51.100.7'), await limits('198.51.100.7', { of: 'BCDEFGHJK' })]
  expect(one.number?.name).not.toBe(other.number?.name)
  expect(one.network).toEqual(other.network)
})

it('[C4] who makes addresses up is counted at the one address that they come from, whatever they write before it', async () => {
  const holder = await limits('198.51.100.7, 203.0.113.1', { byEdge: true })
  const forger = await limits('198.51.100.7, 192.0.2.66')
  const another = await limits('198.51.100.8, 192.0.2.66')
  for (const kind of ['number', 'network'] as const) expect(forger[kind]?.name).not.toBe(holder[kind]?.name)
  expect(another).toEqual(forger)
})

it('[C4] tries of cases and of comments are counted apart, and hold no address', async () => {
  const [ofCase] = await codeLimits(sealing, 'case', NUMBER, placeOf('198.51.100.7'))
  const [ofComment] = await codeLimits(sealing, 'comment', NUMBER, placeOf('198.51.100.7'))
  expect(ofCase?.name).not.toBe(ofComment?.name)
  expect(JSON.stringify([ofCase, ofComment])).not.toContain('198.51')
})

it('[C4] all that the gateway lets through in a year, from however many addresses, guesses no code', () => {
  // The check character, last, tells nothing new; the rate is the stage's own throttle (`test/infra`).
  const codes = ALPHABET.length ** (CODE_LENGTH - 1)
  const tries = 2_000 * 365 * 24 * 60 * 60
  expect(tries / codes).toBeLessThan(3e-6)
})
