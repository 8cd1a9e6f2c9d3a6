import { cpus, loadavg } from 'node:os'

/** What figures mean something beside: the machine, and how busy it was already. */
export const onWhat = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Milliseconds that something takes. */
export const timed = (work: () => void): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}
