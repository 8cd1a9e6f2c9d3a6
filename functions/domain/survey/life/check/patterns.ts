import { parsePattern } from '../../../../contract/pattern/index.ts'
import type { Finding } from './finding.ts'
import type { Placed } from './walk.ts'

/** Patterns that nothing can be held against, as drafts have that were written before these were refused: by why not. */
const RULES = { none: 'pattern', unsupported: 'pattern_unsupported', 'too-large': 'pattern_too_large' } as const

export const badPatterns = ({ node, at }: Placed): Finding[] =>
  ('validators' in node ? (node.validators ?? []) : []).flatMap((validator, index): Finding[] => {
    if (validator.type !== 'regex') return []
    const parsed = parsePattern(validator.regex, false)
    if (parsed.ok) return []
    const path = `${node.id}.validators.${index}.regex`
    return [{ level: 'error', at, path, rule: RULES[parsed.reason], detail: validator.regex.slice(0, 100) }]
  })
