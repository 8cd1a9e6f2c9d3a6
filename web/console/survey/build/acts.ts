import { elementSchemas } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { newId } from '../../session/new-id.ts'
import { words } from '../words.ts'
import type { Builder } from './builder.ts'
import { copyOf } from './core/names.ts'
import { type Found, holds, type Item, insert, insertPage, isPage, itemsOf, move, remove, update } from './core/tree.ts'

/** One place up or down; the focus stays where the reader was. */
export const shift = ({ definition, edit, titleOf }: Builder, item: Item, by: 1 | -1): void => {
  const said = words().build.moved(titleOf(item))
  edit({ what: said, at: item.id }, move(definition, item.id, by))
  announce(said)
}

export const duplicate = ({ definition, edit, select, titleOf }: Builder, { item, holder, index }: Found): void => {
  const said = words().build.copied(titleOf(item))
  const copy = copyOf(item, definition, newId)
  const next = isPage(copy) ? insertPage(definition, index + 1, copy) : insert(definition, holder, index + 1, copy)
  edit({ what: said, at: copy.id }, next)
  select(copy.id, 'edit')
  announce(said)
}

/** Takes it away, and goes on with what stood next to it. */
export const takeAway = ({ definition, edit, select, titleOf }: Builder, item: Item): void => {
  const title = titleOf(item)
  const order = [...itemsOf(definition)].map((one) => one.item.id)
  const at = order.indexOf(item.id)
  const next = order.slice(at).find((id) => !holds(item, id)) ?? order.slice(0, at).at(-1) ?? ''
  edit({ what: words().build.deleted(title), at: next }, remove(definition, item.id))
  select(next, 'list')
  announce(words().build.deletedSaid(title))
}

/** Makes a question one of another kind; what that kind does not know goes, and undo brings it back. */
export const convert = (
  { definition, edit, titleOf }: Builder,
  item: Item,
  type: keyof typeof elementSchemas,
): void => {
  const known: Readonly<Record<string, unknown>> = elementSchemas[type].entries
  const kept = Object.entries(item as Plain).filter(([name]) => name in known)
  const next = { ...Object.fromEntries(kept), type } as unknown as Item
  edit(
    { what: words().build.edited(titleOf(item)), at: item.id },
    update(definition, item.id, () => next),
  )
}
