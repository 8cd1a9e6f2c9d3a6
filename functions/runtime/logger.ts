type Fields = Record<string, string | number | boolean | null | undefined>

const line = (level: string, message: string, fields: Fields): string => JSON.stringify({ level, message, ...fields })

/**
 * One JSON line a fact. Fields are ids, codes and numbers: what a citizen typed, a name or a token never belongs here (M13),
 * which is why an error is logged by its name and stack and not by its properties.
 */
export const log = {
  info: (message: string, fields: Fields = {}) => console.info(line('INFO', message, fields)),
  warn: (message: string, fields: Fields = {}) => console.warn(line('WARN', message, fields)),
  error: (message: string, error: unknown, fields: Fields = {}) =>
    console.error(
      line('ERROR', message, {
        ...fields,
        error: error instanceof Error ? error.name : 'unknown',
        stack: error instanceof Error ? error.stack : String(error),
      }),
    ),
}
