import * as v from 'valibot'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { browserStorage, kept, memoryStorage } from '../../../web/live/storage.ts'

afterEach(() => vi.unstubAllGlobals())

/** A window whose storage refuses what `refused` names; touching it at all may be refused too. */
const stub = (refused: 'all' | 'writing' | null) => {
  const items: Record<string, string> = {}
  const storage = Object.assign(
    Object.create({
      getItem: (key: string) => items[key] ?? null,
      setItem: (key: string, value: string) => {
        if (refused === 'writing') throw new DOMException('full', 'QuotaExceededError')
        items[key] = value
        Object.defineProperty(storage, key, { value, enumerable: true, configurable: true })
      },
      removeItem: (key: string) => {
        delete items[key]
        delete storage[key]
      },
    }),
  )
  vi.stubGlobal('window', {
    get localStorage() {
      if (refused === 'all') throw new DOMException('blocked', 'SecurityError')
      return storage
    },
  })
}

describe('what is kept on the device', () => {
  test.each([null, 'writing', 'all'] as const)(
    '[D11] works for the visit whatever the browser refuses (%s)',
    (refused) => {
      stub(refused)
      const storage = browserStorage()
      storage.set('zhitong:b', '2')
      storage.set('zhitong:a', '1')
      storage.set('other', '3')
      expect(storage.get('zhitong:a')).toBe('1')
      expect(storage.keys('zhitong:')).toEqual(['zhitong:a', 'zhitong:b'])
      storage.set('zhitong:a', null)
      expect(storage.get('zhitong:a')).toBeNull()
      expect(storage.keys('zhitong:')).toEqual(['zhitong:b'])
    },
  )

  test('what is found there in another form counts as nothing', () => {
    const storage = memoryStorage()
    const number = kept(storage, 'key', v.number())
    expect(number.read()).toBeNull()
    number.write(3)
    expect(number.read()).toBe(3)
    for (const odd of ['"x"', '{', '']) {
      storage.set('key', odd)
      expect(number.read()).toBeNull()
    }
  })
})
