/** Stands for the model's `calculate.ts` in the embed's build: only expressions calculate. */
import type * as Real from '#domain/survey/model/calculate.ts'
import { engine } from './engine.ts'

export const calculateValues: typeof Real.calculateValues = (...given) => engine?.calculateValues(...given) ?? false
export const calculateAnswer: typeof Real.calculateAnswer = (...given) => engine?.calculateAnswer(...given) ?? false
