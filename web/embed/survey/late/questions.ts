/** Stands for the model's `questions.ts` in the embed's build: only expressions ask about questions. */
import type * as Real from '#domain/survey/model/questions.ts'
import { engine } from './engine.ts'

export const questionAbout: typeof Real.questionAbout = (...given) => engine?.questionAbout(...given)
