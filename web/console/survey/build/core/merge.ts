import type { Definition, Element, Page } from '#contract/survey/definition.ts'
import { isPlain, type Plain } from '#domain/survey/expression/index.ts'
import { childKeyOf, childrenOf, type Item, isPage, itemsOf } from './tree.ts'

/**
 * What two people did to the same thing at once. `field`: both wrote it; `removed`: one took away what the other changed, and
 * it stayed; `place`: both moved it.
 */
export interface Conflict {
  kind: 'field' | 'removed' | 'place'
  /** The page or element; empty for the whole survey. */
  at: string
  /** The way to the field, by names and by the ids of options; empty where the whole is meant. */
  path: readonly string[]
  mine: unknown
  theirs: unknown
}

export interface Merged {
  merged: Definition
  conflicts: Conflict[]
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * Three versions in one: what either changed since `base` is in it. Where both changed the same, mine stays and theirs is in
 * `conflicts`. Joined by ids, so that a question that one moved and the other reworded is moved and reworded.
 */
export const mergeDefinitions = (base: Definition, mine: Definition, theirs: Definition): Merged => {
  if (same(base, theirs) || same(mine, theirs)) return { merged: mine, conflicts: [] }
  if (same(base, mine)) return { merged: theirs, conflicts: [] }
  const conflicts: Conflict[] = []
  const [old, own, other] = [flat(base), flat(mine), flat(theirs)]
  const ids = new Set([...own.nodes.keys(), ...other.nodes.keys()])
  const kept = new Set<string>()
  for (const id of ids) {
    const [before, a, b] = [old.nodes.get(id), own.nodes.get(id), other.nodes.get(id)]
    if (before === undefined || (a && b)) kept.add(id)
    else {
      const left = a ?? b
      // Taken away by one: gone, unless the other has worked on it.
      if (!same(left, before)) {
        kept.add(id)
        conflicts.push({ kind: 'removed', at: id, path: [], mine: a, theirs: b })
      }
    }
  }
  const parents = new Map<string, string>()
  const place = (id: string) => {
    const [before, a, b] = [old.parents.get(id), own.parents.get(id), other.parents.get(id)]
    if (a !== undefined && b !== undefined && a !== before && b !== before && a !== b)
      conflicts.push({ kind: 'place', at: id, path: [], mine: a, theirs: b })
    return a !== undefined && (a !== before || b === undefined) ? a : (b ?? a ?? '')
  }
  for (const id of kept) parents.set(id, place(id))
  // What holds something that stayed stays with it.
  for (const id of kept) {
    for (let up = parents.get(id); up && !kept.has(up); up = parents.get(up)) {
      kept.add(up)
      parents.set(up, own.parents.get(up) ?? other.parents.get(up) ?? '')
    }
  }
  // One moved a section into a group, the other that group into the section: mine stands.
  for (const id of kept) if (circles(id, parents)) parents.set(id, own.parents.get(id) ?? other.parents.get(id) ?? '')
  const build = (holder: string): Item[] =>
    ordered(holder, kept, parents, old, own, other).map((id) => {
      const node = mergeNode(
        old.nodes.get(id),
        own.nodes.get(id),
        other.nodes.get(id),
        id,
        conflicts,
      ) as unknown as Item
      const key = childKeyOf(node)
      const children = build(id)
      const had = [own, other].some(({ withList }) => withList.has(id))
      return key !== null && (children.length > 0 || had) ? { ...node, [key]: children } : node
    })
  const pages = build('').filter(isPage)
  const whole = ({ pages: _, ...rest }: Definition): Plain => rest
  const rest = mergeNode(whole(base), whole(mine), whole(theirs), '', conflicts)
  return { merged: { ...(rest as Omit<Definition, 'pages'>), pages }, conflicts }
}

interface Flat {
  /** Pages and elements without those inside them. */
  nodes: Map<string, Plain>
  parents: Map<string, string>
  order: Map<string, string[]>
  /** Those that have a list of elements, were it empty. */
  withList: Set<string>
}

const flat = (definition: Definition): Flat => {
  const found: Flat = { nodes: new Map(), parents: new Map(), order: new Map(), withList: new Set() }
  for (const { item, holder } of itemsOf(definition)) {
    const key = childKeyOf(item)
    const node: Plain = { ...item }
    if (key !== null && key in node) found.withList.add(item.id)
    if (key !== null) delete node[key]
    found.nodes.set(item.id, node)
    found.parents.set(item.id, holder)
    found.order.set(holder, [...(found.order.get(holder) ?? []), item.id])
  }
  return found
}

const circles = (id: string, parents: ReadonlyMap<string, string>): boolean => {
  const passed = new Set([id])
  for (let up = parents.get(id); up; up = parents.get(up)) {
    if (passed.has(up)) return up === id
    passed.add(up)
  }
  return false
}

const ordered = (
  holder: string,
  kept: ReadonlySet<string>,
  parents: ReadonlyMap<string, string>,
  old: Flat,
  own: Flat,
  other: Flat,
): string[] => {
  const here = (flat: Flat) => (flat.order.get(holder) ?? []).filter((id) => kept.has(id) && parents.get(id) === holder)
  const all = [...kept].filter((id) => parents.get(id) === holder)
  return joinOrder(here(old), here(own), here(other), all)
}

/** Who changed the order decides it; what only the other has goes behind what it follows there. */
const joinOrder = (
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  all: readonly string[],
): string[] => {
  const inBoth = mine.filter((id) => theirs.includes(id) && base.includes(id))
  const moved = !same(
    inBoth,
    base.filter((id) => inBoth.includes(id)),
  )
  const [first, second] = moved ? [mine, theirs] : [theirs, mine]
  const result = [...first]
  for (const id of [...second, ...all]) {
    if (result.includes(id)) continue
    const before = second
      .slice(0, second.indexOf(id))
      .reverse()
      .find((one) => result.includes(one))
    result.splice(before === undefined ? (second.includes(id) ? 0 : result.length) : result.indexOf(before) + 1, 0, id)
  }
  return result.filter((id) => all.includes(id))
}

const mergeNode = (
  base: Plain | undefined,
  mine: Plain | undefined,
  theirs: Plain | undefined,
  at: string,
  conflicts: Conflict[],
): Plain => {
  if (!mine || !theirs) return mine ?? theirs ?? {}
  return mergeFields(base ?? {}, mine, theirs, at, [], conflicts)
}

const mergeFields = (
  base: Plain,
  mine: Plain,
  theirs: Plain,
  at: string,
  path: readonly string[],
  conflicts: Conflict[],
): Plain => {
  const result: Plain = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValue(base[key], mine[key], theirs[key], at, [...path, key], conflicts)
    if (value !== undefined) result[key] = value
  }
  return result
}

type WithId = Plain & { id: string }
const isList = (value: unknown): value is WithId[] =>
  Array.isArray(value) && value.every((item: unknown) => isPlain(item) && typeof item.id === 'string')

const mergeValue = (
  base: unknown,
  mine: unknown,
  theirs: unknown,
  at: string,
  path: readonly string[],
  conflicts: Conflict[],
): unknown => {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (isList(mine) && isList(theirs)) return mergeList(isList(base) ? base : [], mine, theirs, at, path, conflicts)
  if (isPlain(mine) && isPlain(theirs)) return mergeFields(isPlain(base) ? base : {}, mine, theirs, at, path, conflicts)
  conflicts.push({ kind: 'field', at, path, mine, theirs })
  return mine
}

/** Options, rows, columns and the like, by id. */
const mergeList = (
  base: WithId[],
  mine: WithId[],
  theirs: WithId[],
  at: string,
  path: readonly string[],
  conflicts: Conflict[],
): WithId[] => {
  const by = (list: WithId[]) => new Map(list.map((item) => [item.id, item]))
  const [old, own, other] = [by(base), by(mine), by(theirs)]
  const all = [...new Set([...own.keys(), ...other.keys()])].filter((id) => {
    const [before, a, b] = [old.get(id), own.get(id), other.get(id)]
    if (!before || (a && b)) return true
    if (same(a ?? b, before)) return false
    conflicts.push({ kind: 'removed', at, path: [...path, id], mine: a, theirs: b })
    return true
  })
  const order = joinOrder([...old.keys()], [...own.keys()], [...other.keys()], all)
  return order.flatMap((id) => {
    const [a, b] = [own.get(id), other.get(id)]
    if (!a || !b) return a ?? b ?? []
    return [{ ...mergeFields(old.get(id) ?? {}, a, b, at, [...path, id], conflicts), id }]
  })
}

/** The definition with the other side of a conflict in place of the one that stayed. */
export const takeTheirs = (definition: Definition, { kind, at, path, theirs }: Conflict): Definition => {
  const within = (value: unknown, way: readonly string[]): unknown => {
    const [first, ...rest] = way
    if (first === undefined) return theirs
    if (isList(value))
      return value.flatMap((item) => {
        if (item.id !== first) return [item]
        const next = within(item, rest)
        return next === undefined ? [] : [next]
      })
    const holder: Plain = isPlain(value) ? { ...value } : {}
    const next = within(holder[first], rest)
    if (next === undefined) delete holder[first]
    else holder[first] = next
    return holder
  }
  if (at === '') return within(definition, path) as Definition
  if (kind === 'place') return definition
  const change = (list: readonly Item[]): Item[] =>
    list.flatMap((item) => {
      if (item.id === at) {
        if (path.length > 0) return [within(item, path) as Item]
        return theirs === undefined ? [] : [item]
      }
      const key = childKeyOf(item)
      const children = childrenOf(item)
      return key === null || children.length === 0 ? [item] : [{ ...item, [key]: change(children) } as Item]
    })
  return { ...definition, pages: change(definition.pages) as (Page & Element)[] }
}
