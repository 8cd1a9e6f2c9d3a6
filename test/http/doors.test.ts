import { expect, it } from 'vitest'
import { doorsOf } from '../../functions/http/doors.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'

const sealing = sealingWith(async () => 'a secret of this test')
const NUMBER = 'ABCDEFGHJ'
const doors = async (forwarded: string) => {
  const [address, number, network] = await doorsOf(sealing, 'case', NUMBER, forwarded)
  return { address, number, network }
}

it('[C4] whoever is out at their own address is so before anything is counted that others share', async () => {
  const kinds = (await doorsOf(sealing, 'case', NUMBER, '198.51.100.7, 203.0.113.1')).map(({ name }) =>
    name.replace(/:.*/, ''),
  )
  expect(kinds).toEqual(['address', 'number', 'network'])
})

it('[C4] who goes past the CDN and makes addresses up locks nobody out who does not', async () => {
  const holder = await doors('198.51.100.7, 203.0.113.1')
  const forger = await doors('198.51.100.7, 192.0.2.66')
  const another = await doors('198.51.100.8, 192.0.2.66')
  for (const kind of ['address', 'number', 'network'] as const) expect(forger[kind]?.name).not.toBe(holder[kind]?.name)
  // However many addresses they make up, one number and one network hold them.
  expect(another.number).toEqual(forger.number)
  expect(another.network).toEqual(forger.network)
})

it('[C4] tries of cases and of comments are counted apart, and hold no address', async () => {
  const [ofCase] = await doorsOf(sealing, 'case', NUMBER, '198.51.100.7')
  const [ofComment] = await doorsOf(sealing, 'comment', NUMBER, '198.51.100.7')
  expect(ofCase?.name).not.toBe(ofComment?.name)
  expect(JSON.stringify([ofCase, ofComment])).not.toContain('198.51')
})
