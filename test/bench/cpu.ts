import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const TICK_MS = 10

/**
 * CPU milliseconds used so far by each kind of thread of this process: `Deliver`, `Http` … are the functions', `MainThread`
 * is what stands in for API Gateway and Lambda. Empty where there is no /proc.
 */
export const threadCpu = (): Record<string, number> => {
  const used: Record<string, number> = {}
  let tasks: string[] = []
  try {
    tasks = readdirSync('/proc/self/task')
  } catch {
    return used
  }
  for (const task of tasks) {
    try {
      const stat = readFileSync(`/proc/self/task/${task}/stat`, 'utf8')
      // The name stands in brackets and may hold spaces; user and system time are the 14th and 15th field.
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      used[name] = (used[name] ?? 0) + (Number(fields[11]) + Number(fields[12])) * TICK_MS
    } catch {
      // The thread has ended meanwhile.
    }
  }
  return used
}
