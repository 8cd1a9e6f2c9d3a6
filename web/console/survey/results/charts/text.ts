/** How wide a text is in units of its size, near enough to break lines by: SVG breaks none by itself. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : /[\d%]/.test(character) ? 0.7 : 0.56),
    0,
  )

/** A text in lines of at most so many units; words of alphabets stay whole where they can. */
export const linesOf = (text: string, most: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<=\s)|(?=[\u2e80-\uffff])/u)) {
    if (line !== '' && widthOf(line + word) > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...lines, line.trimEnd()].filter((each, at) => each !== '' || at === 0)
}
