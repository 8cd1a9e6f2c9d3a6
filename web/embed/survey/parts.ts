import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { COMMON } from './fields/index.ts'
import type * as Arranged from './heavy/arranged.ts'
import type { Parts } from './scene.ts'

/** With the styles that they need beyond what every survey does. */
export interface Loaded {
  parts: Parts
  styles: string[]
  arranged: typeof Arranged | null
}

const MORE = /"(?:type|cellType)":"(?:rating|ranking|slider|imagepicker|tagbox|expression|image|html)"/
const REGION = /"type":"region"/
const TABLES = /"type":"(?:matrix|matrixdropdown|matrixdynamic|paneldynamic|multipletext)"/

const PATTERN = /"type":"regex"/
const ARRANGED = /"(?:choicesOrder|choicesFromQuestion|rowOrder|showQuestionNumbers)":/

/** Everything a definition needs to be shown, loaded at once: nothing is missing when the network is gone later. */
export const loadParts = async (definition: Definition): Promise<Loaded> => {
  const text = JSON.stringify(definition)
  const [more, region, tables, arranged] = await Promise.all([
    MORE.test(text) ? import('./heavy/more.tsx') : null,
    REGION.test(text) ? import('./heavy/Region.tsx') : null,
    TABLES.test(text) ? import('./heavy/tables.tsx') : null,
    ARRANGED.test(text) || definition.languages.length > 1 ? import('./heavy/arranged.ts') : null,
    PATTERN.test(text) ? import('./heavy/pattern.ts') : null,
  ])
  return {
    parts: { ...COMMON, ...more?.MORE, ...region?.REGION, ...tables?.TABLES },
    styles: [more, region, tables].flatMap((one) => one?.style ?? []),
    arranged,
  }
}
