export interface LogLine {
  at: string
  /** The function that wrote it, or `local` for the runtime itself. */
  source: string
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
  /** What a function logged as JSON, beyond its level and message. */
  fields?: Record<string, unknown>
}

export type Log = (line: LogLine) => void

/** The default: silent, but for what went wrong. */
export const logErrors: Log = (line) => {
  if (line.level === 'error') process.stderr.write(`${line.at} ${line.source}: ${line.message}\n`)
}

export const report = (log: Log, level: LogLine['level'], message: string, fields?: Record<string, unknown>): void =>
  log({ at: new Date().toISOString(), source: 'local', level, message, ...(fields ? { fields } : {}) })

const LEVELS: Record<string, LogLine['level']> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  fatal: 'error',
}

/** One line of a function's output. Lambda keeps lines that are JSON objects as structured logs; so do we. */
export const parseLine = (source: string, text: string, fallback: LogLine['level']): LogLine => {
  const at = new Date().toISOString()
  if (text.startsWith('{')) {
    try {
      const { level, message, ...fields }: Record<string, unknown> = JSON.parse(text)
      const known = typeof level === 'string' ? LEVELS[level.toLowerCase()] : undefined
      return { at, source, level: known ?? fallback, message: typeof message === 'string' ? message : text, fields }
    } catch {
      // Not JSON after all: a plain line.
    }
  }
  return { at, source, level: fallback, message: text }
}
