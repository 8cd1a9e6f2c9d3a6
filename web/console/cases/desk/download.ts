const TYPES = { csv: 'text/csv;charset=utf-8', jsonl: 'application/x-ndjson;charset=utf-8' } as const

/** Gives the pieces of an export to the browser as one file. */
export const download = (name: string, format: keyof typeof TYPES, pieces: readonly string[]): void => {
  const url = URL.createObjectURL(new Blob([...pieces], { type: TYPES[format] }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.${format}`
  link.click()
  URL.revokeObjectURL(url)
}
