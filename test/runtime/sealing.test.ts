import { describe, expect, it } from 'vitest'
import { sealingWith } from '../../functions/runtime/sealing.ts'

const sealing = sealingWith(async () => 'a secret')
const ABOUT = 'case:case-aaaaaa:contact'

describe('[M13] sealing', () => {
  it('opens what it sealed, and never seals twice alike', async () => {
    const sealed = await sealing.seal('张三 13812345678', ABOUT)
    expect(sealed).not.toContain('138')
    expect(await sealing.open(sealed, ABOUT)).toBe('张三 13812345678')
    expect(await sealing.seal('张三 13812345678', ABOUT)).not.toBe(sealed)
  })

  it('opens nothing that was altered, moved to another place, or sealed with another secret', async () => {
    const sealed = await sealing.seal('13812345678', ABOUT)
    const flipped = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`
    await expect(sealing.open(flipped, ABOUT)).rejects.toThrow()
    await expect(sealing.open(sealed, 'case:case-bbbbbb:contact')).rejects.toThrow()
    await expect(sealing.open('13812345678', ABOUT)).rejects.toThrow()
    await expect(sealingWith(async () => 'another').open(sealed, ABOUT)).rejects.toThrow()
  })

  it('macs the same message the same, another differently; a failed secret is asked for again', async () => {
    expect(await sealing.mac('a')).toEqual(await sealing.mac('a'))
    expect(await sealing.mac('a')).not.toEqual(await sealing.mac('b'))
    let asked = 0
    const late = sealingWith(async () => {
      if (asked++ === 0) throw new Error('throttled')
      return 'a secret'
    })
    await expect(late.mac('a')).rejects.toThrow('throttled')
    expect(await late.mac('a')).toEqual(await sealing.mac('a'))
  })
})
