/** What a file calls its columns and states: in words, with the code that programs go by beside them. */
export type Words = Readonly<Record<string, string>>

const beside = (word: string | undefined, code: string): string => (word === undefined ? code : `${word} (${code})`)

/** A column's header. */
export const headed = (words: Words, code: string): string => beside(words[code], code)

/** A state, a type, or whatever else is one of a closed list; nothing of nothing. */
export const worded = (words: Words, code: string | null): string => (code === null ? '' : beside(words[code], code))
