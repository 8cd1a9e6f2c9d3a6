/** Gives a text to the reader as a file. */
export const download = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ')
  link.click()
  // Not at once: some browsers begin to read only after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
