export { Compare } from './Compare.tsx'
export { Result } from './Result.tsx'
