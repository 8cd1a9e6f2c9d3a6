export { isPattern, parsePattern } from './parse.ts'
export {
  type Edge,
  PATTERN_LIMITS,
  type Pattern,
  type PatternNode,
} from './pattern.ts'
export { has, LAST_CODE_POINT, type Range } from './ranges.ts'
