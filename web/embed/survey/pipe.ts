import { equals, isEmpty, isPlain, type Plain, toText } from '#domain/survey/expression/values.ts'
import { SPECIAL } from '#domain/survey/model/choices.ts'
import { all, answerOf, type Node } from '#domain/survey/model/node.ts'
import { bareValue } from '#domain/survey/model/without-words.ts'
import { isFormed } from '#domain/survey/types/is-formed.ts'
import { displayOf } from './display.ts'
import { choiceText } from './options.ts'
import { elementOf, type Scene } from './scene.ts'

/** Words may name answers whose words name others, in a circle even: further than this nobody writes. */
const DEEPEST = 2
let depth = 0

/**
 * Answers in the place of `{names}`, in the words they were given in; nothing where there is none yet. What names nothing
 * stays as it is written, as in SurveyJS.
 */
export const pipe = (s: Scene, text: string, node?: Node): string => {
  if (depth > DEEPEST) return text
  depth++
  try {
    return text.replace(/\{([^{}]+)\}/g, (whole, found: string) => said(s, found.trim(), node) ?? whole)
  } finally {
    depth--
  }
}

const fold = (name: string) => name.toLowerCase()

function said(s: Scene, name: string, node?: Node): string | undefined {
  const { pages, scope } = s.filling.state()
  const nodes = [...all(pages)].filter(({ kind }) => kind === 'question' || kind === 'section')
  const own = wordsAbout(s, name, nodes)
  if (own !== undefined) return own
  const [prefix, rest] = placeOf(name, node)
  const path = fold(prefix + rest)
  const find = (wanted: string) =>
    nodes.find(
      (one) => one.kind === 'question' && (fold(one.path) === wanted || (!one.within && fold(one.key) === wanted)),
    )
  const display = (asked: Node, value?: unknown) =>
    // Its own title may name it, and would be asked for itself without end.
    asked === node || node?.element.useDisplayValuesInDynamicTexts === false
      ? toText(value ?? answerOf(asked) ?? '')
      : spoken(s, asked, value ?? answerOf(asked))
  const asked = find(path)
  if (asked) return display(asked)
  // One row of a scale, or one of several that were chosen.
  const [, holder = '', key = ''] = /^(.+?)(?:\.([^.]+)|\[\d+\])$/s.exec(path) ?? []
  const outer = find(holder)
  const given = outer && answerOf(outer)
  if (outer && isFormed(outer.element, 'grid') && key) {
    const row = isPlain(given) ? Object.keys(given).find((one) => fold(one) === key) : undefined
    if (row === undefined) return ''
    const { columns = [] } = elementOf<'matrix'>(outer)
    const chosen = (given as Plain)[row]
    return (Array.isArray(chosen) ? chosen : [chosen])
      .map((value) => {
        const column = columns.find((each) => equals(each.value, value))
        return column ? choiceText(s, column, outer) : toText(value)
      })
      .join(s.t.listed)
  }
  if (outer && Array.isArray(given) && !key && !outer.children.length) {
    const one: unknown = given[Number(/\d+(?=\]$)/.exec(path)?.[0])]
    return one === undefined ? '' : display(outer, one)
  }
  const found = (node?.scope ?? scope).find(name, false)
  // To conditions they count from 0, to people from 1.
  if (/^(?:visible)?panelindex$/i.test(name) && typeof found?.value === 'number') return `${found.value + 1}`
  if (!isEmpty(found?.value)) return toText(found?.value)
  const names = [
    ...nodes.flatMap((one) => (one.kind === 'question' ? [one.path, one.key] : [])),
    ...(s.filling.definition.calculatedValues ?? []).map((one) => one.name),
  ]
  const isKnown = names.some((one) => {
    // Of an entry's own, what stands in it.
    if (!fold(one).startsWith(fold(prefix))) return false
    return path === fold(one) || /^(?:[.[]|-comment$)/.test(begun(path, fold(one)))
  })
  if (isKnown && path.endsWith('.length')) return '0'
  return isKnown || prefix === NOWHERE ? '' : undefined
}

/** Beside the first entry or the last. */
const NOWHERE = '~.'

/** In the middle of a sentence the words for "other" stand for themselves, and no comment belongs. */
function spoken(s: Scene, node: Node, value: unknown): string {
  const words = `${node.key}-Comment`
  const { [words]: other, ...holder } = node.holder
  const list = Array.isArray(value) ? value : [value]
  if (other === undefined || !list.length) return displayOf(s, node, value)
  const bare = { ...node, holder }
  return list
    .map((one) => (bareValue(node, one) === SPECIAL.other ? toText(other) : displayOf(s, bare, one)))
    .join(s.t.listed)
}

/** What is left of a path after a name that it begins with. */
const begun = (path: string, name: string) => (name && path.startsWith(name) ? path.slice(name.length) : '')

/** `{$question.title}`, `{$survey.description}`: in the language that is read. */
function wordsAbout(s: Scene, name: string, nodes: readonly Node[]): string | undefined {
  const [, element = '', field] = /^\$(.+)\.(title|description)$/i.exec(name) ?? []
  if (!field) return undefined
  const isSurvey = fold(element) === 'survey'
  const about = isSurvey ? undefined : nodes.find((one) => fold(one.element.name) === fold(element))
  if (!isSurvey && !about) return undefined
  const of = about?.element ?? s.filling.definition
  return (
    s.words(fold(field) === 'title' ? of.title : of.description, about) ||
    (fold(field) === 'title' && about?.element.name) ||
    ''
  )
}

/** The path of what an entry or a row calls its own, or that of the one around, before or after it: where it stands, and the rest. */
function placeOf(name: string, node: Node | undefined): [prefix: string, rest: string] {
  const [, where = '', kind = '', rest = ''] = /^(parent|prev|next|)(panel|row)\.(.+)$/is.exec(name) ?? []
  const wanted = fold(kind) === 'panel' ? 'entry' : 'row'
  const around = (from: Node | undefined) => {
    let part = from
    while (part && part.kind !== wanted) part = part.within
    return part
  }
  let part = rest ? around(node) : undefined
  if (!part) return ['', name]
  const siblings = part.within?.children.filter(({ visible }) => visible) ?? []
  const step = { parent: 0, prev: -1, next: 1 }[fold(where)] ?? 0
  part = fold(where) === 'parent' ? around(part.within) : step ? siblings[siblings.indexOf(part) + step] : part
  return [part ? `${part.path}.` : NOWHERE, rest]
}
