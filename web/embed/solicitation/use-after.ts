import { useLate } from '../late.ts'

const loadAfter = () => import('./after.ts')
/** What is only there once the result is, or another version. */
export const useAfter = () => useLate(loadAfter)
