/** Gives the pieces of a file to the browser. */
export const download = (name: string, type: string, pieces: readonly BlobPart[]): void => {
  const url = URL.createObjectURL(new Blob([...pieces], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: some browsers begin to read only after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
