/** What answers begin with, change and end in, once anything in a survey depends on an answer; it comes with `rules.ts`. */
export { toSend } from '#domain/survey/model/judge.ts'
export { way } from '#domain/survey/model/way.ts'
export { answered, start } from './answered.ts'
export { closing, rememberGiven } from './closing.ts'
