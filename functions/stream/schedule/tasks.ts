import { log } from '../../runtime/logger.ts'

/** One of the things that a schedule sees to. */
export interface Task {
  name: string
  run(): Promise<unknown>
}

/**
 * Each task by itself, in order: one that fails stops none of the others, and is told of at the end, so that the schedule counts as
 * failed. Gives what each came to.
 */
export const runTasks = async (tasks: readonly Task[]): Promise<void> => {
  const failed: string[] = []
  for (const { name, run } of tasks)
    try {
      await run()
    } catch (error) {
      log.error('task failed', error, { task: name })
      failed.push(name)
    }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}

/** Every item by itself, likewise: the rest goes on, and the task counts as failed. */
export const forEachAlone = async <T>(
  items: AsyncIterable<T> | Iterable<T>,
  what: string,
  idOf: (item: T) => string,
  act: (item: T) => Promise<void>,
): Promise<void> => {
  let failed = 0
  for await (const item of items)
    try {
      await act(item)
    } catch (error) {
      log.error(`${what} failed`, error, { id: idOf(item) })
      failed++
    }
  if (failed > 0) throw new Error(`${failed} × ${what} failed`)
}
