import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { COMMON } from './fields/index.ts'
import type { Parts } from './scene.ts'

const MORE = /"(?:type|cellType)":"(?:ranking|slider|imagepicker|tagbox|expression|image|html)"/
const REGION = /"type":"region"/
const TABLES = /"type":"(?:matrix|matrixdropdown|matrixdynamic|paneldynamic|multipletext)"/

/** Everything a definition needs to be shown, loaded at once: nothing is missing when the network is gone later. */
export const loadParts = async (definition: Definition): Promise<Parts> => {
  const text = JSON.stringify(definition)
  const [more, region, tables] = await Promise.all([
    MORE.test(text) ? import('./heavy/more.tsx') : null,
    REGION.test(text) ? import('./heavy/Region.tsx') : null,
    TABLES.test(text) ? import('./heavy/tables.tsx') : null,
  ])
  return { ...COMMON, ...more?.MORE, ...region?.REGION, ...tables?.TABLES }
}
