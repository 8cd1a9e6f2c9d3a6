import { useLate } from '../late.ts'

const loadComparing = () => import('./comparing.ts')
/** Comparing word by word. */
export const useComparing = () => useLate(loadComparing)
