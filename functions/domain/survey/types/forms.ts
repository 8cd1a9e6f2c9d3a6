import type { ElementType } from '../../../contract/survey/definition.ts'

/**
 * What an element is made of, and so what its answer looks like:
 *
 * - `section`: holds elements, and has no answer; `note`: is read, and has none
 * - `value`: one value, which people give; `calculated`: one that follows from others; `files`: a list of files
 * - `option`, `options`: one of those it offers, or a list of them; `step`: one of a scale's
 * - `grid`: by row, one of its columns or a list of them
 * - `fields`: answers by name; `table`: by row and column; `list`: rows of such; `group`: entries with elements of their own
 */
export type Form =
  | ('section' | 'note' | 'value' | 'calculated' | 'files' | 'option' | 'options' | 'step')
  | ('grid' | 'fields' | 'table' | 'list' | 'group')

/** The one table of types that every citizen's page carries, so it says nothing more: what else differs by type is in `traits.ts`. */
export const FORMS = {
  panel: 'section',
  html: 'note',
  image: 'note',
  text: 'value',
  comment: 'value',
  boolean: 'value',
  consent: 'value',
  slider: 'value',
  region: 'value',
  file: 'files',
  expression: 'calculated',
  radiogroup: 'option',
  buttongroup: 'option',
  dropdown: 'option',
  imagepicker: 'option',
  checkbox: 'options',
  tagbox: 'options',
  ranking: 'options',
  rating: 'step',
  matrix: 'grid',
  multipletext: 'fields',
  matrixdropdown: 'table',
  matrixdynamic: 'list',
  paneldynamic: 'group',
} as const satisfies Record<ElementType, Form>

/** The types of a form. */
export type Formed<F extends Form> = { [T in ElementType]: (typeof FORMS)[T] extends F ? T : never }[ElementType]
