import type { Definition } from '#contract/survey/definition.ts'
import { all, type Node } from '#domain/survey/model/node.ts'
import type { Problem } from '#domain/survey/model/problem.ts'
import type { Asking } from '#domain/survey/model/way.ts'
import { FORMS } from '#domain/survey/types/forms.ts'

/** What a citizen sees at once: a page as laid out, one question of it, or everything. */
export interface Screen {
  id: string
  /** Pages and sections where it shows them whole, else elements. */
  nodes: Node[]
}

/** A note goes with the question after it. */
const isNote = ({ element }: Node) => FORMS[element.type] === 'note'

const leaves = (nodes: Node[]): Node[] =>
  nodes.flatMap((node) => (!node.shown ? [] : node.kind === 'section' ? leaves(node.children) : [node]))

const oneByOne = (page: Node): Screen[] => {
  const screens: Screen[] = []
  let notes: Node[] = []
  for (const node of leaves(page.children)) {
    notes.push(node)
    if (isNote(node)) continue
    screens.push({ id: node.path, nodes: notes })
    notes = []
  }
  const last = screens.at(-1)
  if (notes.length && !last) return [{ id: page.path, nodes: notes }]
  last?.nodes.push(...notes)
  return screens
}

/** The screens that the answers so far lead through, in order. It depends on nothing but the answers, so the way back is known too. */
export const screensOf = ({ questionsOnPageMode: mode }: Definition, { pages, way }: Asking): Screen[] => {
  const onWay = way.flatMap((at) => pages[at] ?? [])
  if (mode === 'singlePage') return [{ id: '~all', nodes: onWay }]
  if (mode === 'questionPerPage') return onWay.flatMap(oneByOne)
  return onWay.map((page) => ({ id: `${pages.indexOf(page)}`, nodes: [page] }))
}

/** The problems of what a screen shows that keep a citizen from going on. */
export const problemsOn = (screen: Screen, problems: readonly Problem[]): Problem[] => {
  const paths = new Set([...all(screen.nodes)].map(({ path }) => path))
  return problems.filter(({ path, severity }) => !severity && paths.has(path))
}
