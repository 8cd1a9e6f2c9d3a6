import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { all, type Node } from '../../../functions/domain/survey/model/node.ts'
import type { Problem } from '../../../functions/domain/survey/model/problem.ts'
import type { Assessment } from '../../../functions/domain/survey/model/survey.ts'

/** What a citizen sees at once: a page as laid out, one question of it, or everything. */
export interface Screen {
  id: string
  /** The first page it shows something of, by its place in the definition. */
  page: number
  /** Pages and sections where it shows them whole, else elements. */
  nodes: Node[]
}

type Leave = (page: number) => number | 'complete'

/** A note goes with the question after it. */
const isNote = ({ element }: Node) => element.type === 'html' || element.type === 'image'

const leaves = (nodes: Node[]): Node[] =>
  nodes.flatMap((node) => (!node.shown ? [] : node.kind === 'section' ? leaves(node.children) : [node]))

const oneByOne = (page: Node, index: number): Screen[] => {
  const screens: Screen[] = []
  let notes: Node[] = []
  for (const node of leaves(page.children)) {
    notes.push(node)
    if (isNote(node)) continue
    screens.push({ id: node.path, page: index, nodes: notes })
    notes = []
  }
  const last = screens.at(-1)
  if (notes.length && !last) return [{ id: page.path, page: index, nodes: notes }]
  last?.nodes.push(...notes)
  return screens
}

/** Every screen there is for the answers so far, whether or not the answers lead to it. */
export const screensOf = ({ questionsOnPageMode: mode }: Definition, { pages }: Assessment): Screen[] => {
  if (mode === 'singlePage') return [{ id: '~all', page: 0, nodes: pages.filter((page) => page.shown) }]
  return pages.flatMap((page, index) =>
    !page.shown
      ? []
      : mode === 'questionPerPage'
        ? oneByOne(page, index)
        : [{ id: `${index}`, page: index, nodes: [page] }],
  )
}

/** The screens that the answers so far lead through, in order. It depends on nothing but the answers, so the way back is known too. */
export const routeOf = (screens: Screen[], leave: Leave): Screen[] => {
  const route: Screen[] = []
  let page: number | 'complete' = screens[0]?.page ?? 'complete'
  const passed = new Set<number>()
  while (page !== 'complete' && !passed.has(page)) {
    const here: number = page
    passed.add(here)
    route.push(...screens.filter((screen) => screen.page === here))
    page = screens.length > 1 ? leave(here) : 'complete'
  }
  return route
}

/** The problems of what a screen shows that keep a citizen from going on. */
export const problemsOn = (screen: Screen, problems: readonly Problem[]): Problem[] => {
  const paths = new Set([...all(screen.nodes)].map(({ path }) => path))
  return problems.filter(({ path, severity }) => !severity && paths.has(path))
}
