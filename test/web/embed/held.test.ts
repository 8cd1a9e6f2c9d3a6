import fc from 'fast-check'
import { expect, test } from 'vitest'
import { held } from '../../../web/embed/interview/use-held.ts'

test('[D12] what is shown stays as it is, whatever is wanted; what is new is counted', () => {
  const ids = fc.uniqueArray(fc.string(), { maxLength: 20 })
  fc.assert(
    fc.property(ids, ids, (shown, wanted) => {
      const result = held(shown, wanted)
      if (shown.length) {
        expect(result.shown).toEqual(shown)
        expect(result.fresh).toBe(wanted.filter((id) => !shown.includes(id)).length)
      } else expect(result).toEqual({ shown: wanted, fresh: 0 })
    }),
  )
})
