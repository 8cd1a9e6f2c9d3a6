import { useLate } from '../late.ts'

export const loadLater = () => import('./later.ts')
export const useLater = () => useLate(loadLater)
