/** Stands for the model's `scopes.ts` in the embed's build: what has no expressions needs no names. */
import type * as Real from '#domain/survey/model/scopes.ts'
import { engine } from './engine.ts'

export type { Known, Row } from '#domain/survey/model/scopes.ts'

const NONE = { ordered: new Set<string>(), wrapped: new Map<string, string>(), worded: new Set<string>() }
const NOTHING = { find: () => undefined }

export const knownOf: typeof Real.knownOf = (...given) => engine?.knownOf(...given) ?? NONE
export const surveyScope: typeof Real.surveyScope = (...given) => engine?.surveyScope(...given) ?? NOTHING
export const entryScope: typeof Real.entryScope = (...given) => engine?.entryScope(...given) ?? NOTHING
export const rowScope: typeof Real.rowScope = (...given) => engine?.rowScope(...given) ?? NOTHING
export const itemScope: typeof Real.itemScope = (...given) => engine?.itemScope(...given) ?? NOTHING
export const selfScope: typeof Real.selfScope = (...given) => engine?.selfScope(...given) ?? NOTHING
