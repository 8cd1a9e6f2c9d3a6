import type { Definition, ElementType } from '#contract/survey/definition.ts'
import { COMMON } from './fields/index.ts'
import type * as Arranged from './heavy/arranged.ts'
import type { Part, Parts } from './scene.ts'

/** With the styles that they need beyond what every survey does. */
export interface Loaded {
  parts: Parts
  styles: string[]
  arranged: typeof Arranged | null
}

const more = () => import('./heavy/more.tsx')
const tables = () => import('./heavy/tables.tsx')
const region = () => import('./heavy/Region.tsx')

/** A section has no part of its own, and files cannot be asked for yet (`life/check`). */
type Drawn = Exclude<ElementType, keyof typeof COMMON | 'panel' | 'file'>
type Script<T extends Drawn> = () => Promise<{ PARTS: Record<T, Part>; style: string }>

/** What draws each type that is not among the common ones. */
const DRAWN_BY = {
  rating: more,
  ranking: more,
  slider: more,
  imagepicker: more,
  tagbox: more,
  expression: more,
  image: more,
  html: more,
  matrix: tables,
  matrixdropdown: tables,
  matrixdynamic: tables,
  paneldynamic: tables,
  multipletext: tables,
  region,
} satisfies { [T in Drawn]: Script<T> }

const TYPES = /"(?:type|cellType)":"(\w+)"/g
const PATTERN = /"type":"regex"/
const ARRANGED = /"(?:choicesOrder|choicesFromQuestion|rowOrder|showQuestionNumbers)":/

/** Everything a definition needs to be shown, loaded at once: nothing is missing when the network is gone later. */
export const loadParts = async (definition: Definition): Promise<Loaded> => {
  const text = JSON.stringify(definition)
  const scripts = new Set([...text.matchAll(TYPES)].map(([, type]) => DRAWN_BY[type as Drawn]))
  const [found, arranged] = await Promise.all([
    Promise.all([...scripts].map((load) => load?.())),
    ARRANGED.test(text) || definition.languages.length > 1 ? import('./heavy/arranged.ts') : null,
    PATTERN.test(text) ? import('./heavy/pattern.ts') : null,
  ])
  return {
    parts: Object.assign({}, COMMON, ...found.map((one) => one?.PARTS)),
    styles: found.flatMap((one) => one?.style ?? []),
    arranged,
  }
}
