import type { Definition, Element, Page } from '#contract/survey/definition.ts'
import { FORMS, type Form } from '#domain/survey/types/forms.ts'

/** A page or an element: what the list of the builder is made of. */
export type Item = Page | Element

/** Where the elements inside an element are kept. */
export type ChildKey = 'elements' | 'templateElements' | 'detailElements'

export const childKeyOf = (item: Item): ChildKey | null => {
  const form: Form = 'type' in item ? FORMS[item.type] : 'section'
  switch (form) {
    case 'section':
      return 'elements'
    case 'group':
      return 'templateElements'
    case 'table':
    case 'list':
      return 'detailElements'
    case 'note':
    case 'value':
    case 'calculated':
    case 'files':
    case 'option':
    case 'options':
    case 'step':
    case 'grid':
    case 'fields':
      return null
  }
}

/** Whether elements can be put into it; tables hold some only where they open a panel under each row. */
export const isHolder = (item: Item): boolean => {
  const key = childKeyOf(item)
  if (key !== 'detailElements') return key !== null
  return 'detailPanelMode' in item && item.detailPanelMode !== undefined && item.detailPanelMode !== 'none'
}

export const childrenOf = (item: Item): readonly Element[] => {
  const key = childKeyOf(item)
  return key === null ? [] : ((item as Readonly<Partial<Record<ChildKey, Element[]>>>)[key] ?? [])
}

export const isPage = (item: Item): item is Page => !('type' in item)

const withChildren = <I extends Item>(item: I, children: readonly Element[]): I => {
  const key = childKeyOf(item)
  return key === null ? item : { ...item, [key]: children }
}

/** Where an item stands: `holder` is the id of what holds it, empty for a page. */
export interface Found {
  item: Item
  holder: string
  index: number
  depth: number
}

/** Every page and element, each before what it holds. */
export function* itemsOf(definition: Definition): Generator<Found> {
  for (const [index, page] of definition.pages.entries()) {
    yield { item: page, holder: '', index, depth: 0 }
    yield* inside(page, 1)
  }
}

function* inside(holder: Item, depth: number): Generator<Found> {
  for (const [index, item] of childrenOf(holder).entries()) {
    yield { item, holder: holder.id, index, depth }
    yield* inside(item, depth + 1)
  }
}

export const find = (definition: Definition, id: string): Found | null =>
  [...itemsOf(definition)].find(({ item }) => item.id === id) ?? null

/** Whether one stands in the other, at any depth; or is it. */
export const holds = (outer: Item, id: string): boolean =>
  outer.id === id || childrenOf(outer).some((child) => holds(child, id))

const mapItem = <I extends Item>(item: I, id: string, change: (item: Item) => Item): I => {
  if (item.id === id) return change(item) as I
  const children = childrenOf(item)
  const next = children.map((child) => mapItem(child, id, change))
  return next.some((child, at) => child !== children[at]) ? withChildren(item, next) : item
}

/** Changes one page or element; everything else stays the same object. */
export const update = (definition: Definition, id: string, change: (item: Item) => Item): Definition => ({
  ...definition,
  pages: definition.pages.map((page) => mapItem(page, id, change)),
})

export const remove = (definition: Definition, id: string): Definition => {
  const found = find(definition, id)
  if (!found) return definition
  if (found.holder === '') return { ...definition, pages: definition.pages.filter((page) => page.id !== id) }
  return update(definition, found.holder, (holder) =>
    withChildren(
      holder,
      childrenOf(holder).filter((child) => child.id !== id),
    ),
  )
}

const inserted = <T>(list: readonly T[], index: number, item: T): T[] => [
  ...list.slice(0, index),
  item,
  ...list.slice(index),
]

export const insert = (definition: Definition, holderId: string, index: number, element: Element): Definition =>
  update(definition, holderId, (holder) => withChildren(holder, inserted(childrenOf(holder), index, element)))

export const insertPage = (definition: Definition, index: number, page: Page): Definition => ({
  ...definition,
  pages: inserted(definition.pages, index, page),
})

/** One place up or down among those it stands with; from the edge of a page to the page beside it. */
export const move = (definition: Definition, id: string, by: 1 | -1): Definition => {
  const found = find(definition, id)
  if (!found) return definition
  const { item, holder, index } = found
  if (isPage(item)) {
    const next = index + by
    if (next < 0 || next >= definition.pages.length) return definition
    return insertPage(remove(definition, id), next, item)
  }
  const around = find(definition, holder)
  if (!around) return definition
  const next = index + by
  if (next >= 0 && next < childrenOf(around.item).length) return insert(remove(definition, id), holder, next, item)
  if (!isPage(around.item)) return definition
  const beside = definition.pages[around.index + by]
  if (!beside) return definition
  return insert(remove(definition, id), beside.id, by === 1 ? 0 : childrenOf(beside).length, item)
}

/** To the end of another page, section or group. Never into itself. */
export const moveTo = (definition: Definition, id: string, holderId: string): Definition => {
  const found = find(definition, id)
  if (!found || isPage(found.item) || holds(found.item, holderId)) return definition
  const target = find(definition, holderId)
  if (!target || childKeyOf(target.item) === null) return definition
  const without = remove(definition, id)
  const place = find(without, holderId)
  return place ? insert(without, holderId, childrenOf(place.item).length, found.item) : definition
}
