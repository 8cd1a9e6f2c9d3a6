import { describe, expect, it } from 'vitest'
import type { Definition } from '#contract/survey/definition.ts'
import { createSync, type Kept, type Outcome, type Stored } from '../../../web/console/survey/build/core/sync.ts'

const survey = (title: string, description = ''): Definition => ({
  ...{ languages: ['en'], pages: [], title: { en: title } },
  ...(description ? { description: { en: description } } : {}),
})

/** The platform's draft, a device and its clock. */
const world = (definition: Definition) => {
  let stored: Stored = { revision: 1, definition, by: '' }
  let kept: Kept | null = null
  let due: (() => void) | null = null
  let reach: 'ok' | 'none' | 'lost' = 'ok'
  const open = () => {
    const joins: ((definition: Definition) => Definition)[] = []
    const sync = createSync(stored, kept, {
      save: async (revision, next): Promise<Outcome> => {
        if (reach === 'none') return { type: 'passing' }
        if (revision !== stored.revision) return { type: 'conflict' }
        stored = { revision: revision + 1, definition: next, by: 'me' }
        return reach === 'lost' ? { type: 'passing' } : { type: 'done' }
      },
      read: async () => (reach === 'none' ? null : stored),
      keep: (next) => {
        kept = next
      },
      now: () => 0,
      after: (_, run) => {
        due = run
        return () => {
          if (due === run) due = null
        }
      },
      onJoin: (join) => joins.push(join),
      changed: () => {},
    })
    sync.start()
    return { sync, joins }
  }
  return {
    open,
    stored: () => stored,
    kept: () => kept,
    colleague: (next: Definition) => {
      stored = { revision: stored.revision + 1, definition: next, by: '陈国栋' }
    },
    reach: (how: typeof reach) => {
      reach = how
    },
    pass: async (sync: { flush: () => Promise<void> }) => {
      // What is due runs; a save that met a conflict puts the next one there.
      for (let round = 0; round < 5 && due; round++) await sync.flush()
    },
  }
}

describe('[SB4] a draft that saves itself', () => {
  it('stores what was changed, and keeps nothing on the device then', async () => {
    const it = world(survey('A'))
    const { sync } = it.open()
    sync.change(survey('B'))
    expect(it.kept()?.value.title).toEqual({ en: 'B' })
    expect(sync.state().saving).toBe('unsaved')
    await it.pass(sync)
    expect(it.stored()).toMatchObject({ revision: 2, definition: { title: { en: 'B' } } })
    expect([sync.state().saving, it.kept()]).toEqual(['saved', null])
  })

  it('[D11] loses nothing when the network fails or the tab closes', async () => {
    const it = world(survey('A'))
    it.reach('none')
    const first = it.open()
    first.sync.change(survey('B'))
    await first.sync.flush()
    expect(first.sync.state().saving).toBe('offline')
    first.sync.end()
    it.reach('ok')
    const second = it.open()
    expect(second.sync.value().title).toEqual({ en: 'B' })
    await it.pass(second.sync)
    expect(it.stored().definition.title).toEqual({ en: 'B' })
  })

  it('[D2] a save whose answer was lost is no conflict', async () => {
    const it = world(survey('A'))
    it.reach('lost')
    const first = it.open()
    first.sync.change(survey('B'))
    await first.sync.flush()
    first.sync.end()
    it.reach('ok')
    const { sync } = it.open()
    await it.pass(sync)
    expect(sync.state()).toMatchObject({ saving: 'saved', conflicts: [], joined: null })
  })

  it('joins what a colleague stored meanwhile, and stores both', async () => {
    const it = world(survey('A'))
    const { sync, joins } = it.open()
    sync.change(survey('mine'))
    it.colleague(survey('A', 'theirs'))
    await it.pass(sync)
    expect(it.stored().definition).toEqual(survey('mine', 'theirs'))
    expect(sync.state()).toMatchObject({ saving: 'saved', joined: '陈国栋', conflicts: [] })
    expect(joins[0]?.(survey('A'))).toEqual(survey('A', 'theirs'))
  })

  it('shows both where both wrote the same, until one is chosen, also after a reload', async () => {
    const it = world(survey('A'))
    const { sync } = it.open()
    sync.change(survey('mine'))
    it.colleague(survey('theirs'))
    await it.pass(sync)
    expect(it.stored().definition.title).toEqual({ en: 'mine' })
    expect(sync.state().conflicts).toMatchObject([{ mine: 'mine', theirs: 'theirs' }])
    sync.end()
    const again = it.open().sync
    const [conflict] = again.state().conflicts
    expect(conflict).toMatchObject({ theirs: 'theirs' })
    if (conflict) again.settle(conflict)
    expect(it.kept()).toBeNull()
  })

  it('follows a colleague while nothing is being changed', async () => {
    const it = world(survey('A'))
    const { sync } = it.open()
    it.colleague(survey('theirs'))
    await sync.look()
    expect(sync.value()).toEqual(survey('theirs'))
    expect(sync.state().joined).toBe('陈国栋')
  })
})
