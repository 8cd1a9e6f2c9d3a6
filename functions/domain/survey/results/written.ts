import type { Definition } from '../../../contract/survey/definition.ts'
import { isPlain, type Plain } from '../expression/index.ts'
import { questionsOf } from '../questions.ts'

/** What a version calls the answer of a question, by the question's stable id: its own key, and that of the text beside it. */
export const namesOf = (definition: Definition, id: string): readonly string[] | null => {
  for (const { element } of questionsOf(definition)) {
    const name = element.valueName || element.name
    if (element.id === id) return [name, `${name}-Comment`]
  }
  return null
}

/** What somebody wrote under a key, wherever it stands: groups and tables repeat their questions. */
export const writtenUnder = (answers: Plain, names: readonly string[]): string[] => {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each)
    else if (isPlain(value))
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && names.includes(name)) found.push(inner)
        else walk(inner)
      }
  }
  walk(answers)
  return found
}
