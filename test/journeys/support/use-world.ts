import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
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

/** One world for all tests of a file. */
export const useWorld = (prepare: (world: World) => Promise<void> = async () => {}): (() => World) => {
  let world: World | undefined
  beforeAll(async () => {
    world = await openWorld()
    await prepare(world)
  })
  afterEach(async ({ task }) => {
    if (world && task.result?.state === 'fail')
      await picture(world, task.name.replace(/\W+/g, '-').slice(0, 60).replace(/^-/, ''))
  })
  afterAll(() => world?.stop())
  return () => {
    if (!world) throw new Error('the world is not open yet')
    return world
  }
}
