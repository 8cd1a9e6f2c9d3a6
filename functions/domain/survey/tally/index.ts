export { type Marks, marksOf } from './marks.ts'
export { binOf } from './number.ts'
export { type Plan, planOf } from './plan.ts'
