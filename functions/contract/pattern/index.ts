export { isPattern, parsePattern } from './parse.ts'
export {
  type Edge,
  PATTERN_LIMITS,
  type Pattern,
  type PatternNode,
  type PatternParsed,
  type PatternRefusal,
} from './pattern.ts'
export { has, LAST_CODE_POINT, type Range } from './ranges.ts'
