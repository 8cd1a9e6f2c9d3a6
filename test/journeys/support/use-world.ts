import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Clock } from '../../../infra/local/clock.ts'
import { fromRoot } from '../../../infra/root.ts'
import { openWorld, type World } from './world.ts'

/** Where every open page is pictured when a test fails. */
const PICTURES = fromRoot('.build/journeys')

const picture = async ({ browser }: World, name: string): Promise<void> => {
  await mkdir(PICTURES, { recursive: true })
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(PICTURES, `${name}-${index}.png`) }).catch(() => {})
}

interface WorldOptions {
  prepare?: (world: World) => Promise<void>
  /** Whether who sits there stays for the next test. Default: all leave. */
  stay?: boolean
  /** For journeys that go on after a day has passed. */
  clock?: Clock
}

/** One world for all tests of a file. */
export const useWorld = ({ prepare = async () => {}, stay = false, clock }: WorldOptions = {}): (() => World) => {
  let world: World | undefined
  beforeAll(async () => {
    world = await openWorld(clock)
    await prepare(world)
  })
  afterEach(async ({ task }) => {
    if (!world) return
    const { browser } = world
    if (task.result?.state === 'fail')
      await picture(world, task.name.replace(/\W+/g, '-').slice(0, 60).replace(/^-/, ''))
    if (!stay) await Promise.all(browser.contexts().map((context) => context.close()))
  })
  afterAll(() => world?.stop())
  return () => {
    if (!world) throw new Error('the world is not open yet')
    return world
  }
}
