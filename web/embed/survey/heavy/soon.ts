/** Loaded with what judges and sends: what every survey needs by then, and none at its first question. */
import './understood.ts'

export { readAttributes } from '../../attributes.ts'
export { keepFocus } from '../../keep-focus.ts'
export { createTrail } from './trail.ts'
