/** What a citizen needs once the first question is there: one script, loaded in the background, and then no network is. */
import { validate } from '#domain/survey/model/validate.ts'
import { setValidate } from '../late/validate.ts'

setValidate(validate)

export { displayOf } from '../display.ts'
export { Clear } from './Clear.tsx'
export { Ending } from './Ending.tsx'
export { problemText, refusalText } from './problem-text.ts'
export { Summary } from './Summary.tsx'
export { createSending } from './sending.ts'
export { default as style } from './style.css?inline'
export { Wrong } from './Wrong.tsx'
