/** What a survey needs before it is sent as soon as anything in it can be hidden. See `late/judging.ts`. */
export { toSend } from '../../../functions/domain/survey/model/judge.ts'
