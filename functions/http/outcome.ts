import { accept, type Result } from '../contract/refusal.ts'
import type { Answer } from './call.ts'

export const answered = <T>(result: Result<T>): Result<Answer<T>> =>
  result.ok ? accept({ reply: result.value }) : result
