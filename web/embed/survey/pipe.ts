import { toText } from '../../../functions/domain/survey/expression/values.ts'
import { all, type Node } from '../../../functions/domain/survey/model/node.ts'
import { displayOf } from './display.ts'
import type { Scene } from './scene.ts'

/** Answers in the place of `{names}`, in the words they were given in; nothing where there is none yet. */
export const pipe = (s: Scene, text: string, node?: Node): string =>
  text.replace(/\{([^{}]+)\}/g, (_, found: string) => {
    const name = found.trim()
    const { pages, scope } = s.filling.state()
    const folded = name.toLowerCase()
    const asked = [...all(pages)].find((one) => one.kind === 'question' && one.path.toLowerCase() === folded)
    // Its own title may name it, and would be asked for itself without end.
    if (asked && asked !== node) return displayOf(s, asked)
    return toText((node?.scope ?? scope).find(name, false)?.value ?? '')
  })
