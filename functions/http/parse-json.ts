/** Lists and objects inside each other: the deepest body, a survey's questions in groups in groups, has about forty. */
const MAX_DEPTH = 100

/**
 * The body of a request, or undefined where it is no JSON or nests deeper than any: what walks through it, first of all its schema,
 * would end the function's stack, and the request in a defect instead of a refusal.
 */
export const parseJson = (text: string): unknown => {
  if (isDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)]
const [OPENING, CLOSING] = [[...'[{'], [...']}']].map((marks) => new Set(marks.map((mark) => mark.charCodeAt(0))))

/** By hand: a pattern for texts would need stack for each letter of a file of megabytes. */
const isDeep = (text: string): boolean => {
  let [depth, inText] = [0, false]
  for (let at = 0; at < text.length && depth <= MAX_DEPTH; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) inText = !inText
    else if (inText) at += code === BACKSLASH ? 1 : 0
    else if (OPENING?.has(code)) depth++
    else if (CLOSING?.has(code)) depth--
  }
  return depth > MAX_DEPTH
}
