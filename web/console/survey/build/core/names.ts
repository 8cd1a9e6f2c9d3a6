import type { Definition, Element, Page } from '#contract/survey/definition.ts'
import { isPlain, type Plain } from '#domain/survey/expression/index.ts'
import { ANSWER_FIELDS, EXPRESSION_FIELDS, TEXT_FIELDS } from '#domain/survey/surveyjs.ts'
import { find, type Item, itemsOf } from './tree.ts'

const fold = (name: string) => name.toLowerCase()

/** `stem1`, `stem2` …: the first that nothing of the survey is called. */
export const freshName = (definition: Definition, stem: string): string => {
  const taken = new Set([...itemsOf(definition)].map(({ item }) => fold(item.name)))
  for (let number = 1; ; number++) if (!taken.has(fold(`${stem}${number}`))) return `${stem}${number}`
}

/** A copy under new ids, and under new names where the old ones are taken. */
export const copyOf = <I extends Page | Element>(item: I, definition: Definition, newId: () => string): I => {
  const taken = new Set([...itemsOf(definition)].map(({ item: each }) => fold(each.name)))
  const renamed = new Map<string, string>()
  const free = (name: string): string => {
    const stem = name.replace(/\d+$/, '') || name
    let number = 2
    while (taken.has(fold(`${stem}${number}`))) number++
    taken.add(fold(`${stem}${number}`))
    return `${stem}${number}`
  }
  const again = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(again)
    if (!isPlain(value)) return value
    const copy: Plain = {}
    for (const [key, inner] of Object.entries(value)) copy[key] = ANSWER_FIELDS.has(key) ? inner : again(inner)
    if (typeof copy.id === 'string') copy.id = newId()
    // Columns and items have names of their own table, which are copied with it.
    const isItem = 'type' in copy || 'elements' in copy
    if (isItem && typeof copy.name === 'string' && copy.name !== '' && taken.has(fold(copy.name))) {
      const name = free(copy.name)
      renamed.set(copy.name, name)
      copy.name = name
    }
    return copy
  }
  let copied = again(item)
  // What it says about its own parts is about the copies.
  for (const [before, after] of renamed) copied = withName(copied, before, after)
  return copied as I
}

/** Every expression and text that names a question, with its new name. */
const withName = (value: unknown, before: string, after: string): unknown => {
  const pattern = new RegExp(`\\{([$#]?)${escaped(before)}(?=[}.[]|-Comment)`, 'gi')
  const rename = (text: string) => text.replace(pattern, (_, mark: string) => `{${mark}${after}`)
  const walk = (inner: unknown, key: string): unknown => {
    if (ANSWER_FIELDS.has(key)) return inner
    if (typeof inner === 'string') {
      if (REFERENCES.has(key)) return fold(inner) === fold(before) ? after : inner
      return EXPRESSION_FIELDS.has(key) ? rename(inner) : inner
    }
    if (Array.isArray(inner)) return inner.map((item) => walk(item, key))
    if (!isPlain(inner)) return inner
    if (TEXT_FIELDS.has(key))
      return Object.fromEntries(
        Object.entries(inner).map(([language, text]) => [language, typeof text === 'string' ? rename(text) : text]),
      )
    return Object.fromEntries(Object.entries(inner).map(([name, item]) => [name, walk(item, name)]))
  }
  return walk(value, '')
}

/** Fields that hold a question's name by itself. */
const REFERENCES = new Set(['gotoName', 'setToName', 'fromName', 'choicesFromQuestion'])

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Calls a question something else, everywhere: conditions, jumps and texts go on meaning it. */
export const rename = (definition: Definition, id: string, name: string): Definition => {
  const found = find(definition, id)
  if (!found || found.item.name === name) return definition
  const before = found.item.name
  // Where two have the name, nobody knows which one was meant.
  const isOne = [...itemsOf(definition)].filter(({ item }) => fold(item.name) === fold(before)).length === 1
  const named = before !== '' && name !== '' && isOne ? (withName(definition, before, name) as Definition) : definition
  return setName(named, id, name)
}

const setName = (definition: Definition, id: string, name: string): Definition => {
  const walk = <I extends Item>(item: I): I => {
    if (item.id === id) return { ...item, name }
    const inner: Plain = {}
    for (const key of ['elements', 'templateElements', 'detailElements'] as const) {
      const list = (item as Plain)[key]
      if (Array.isArray(list)) inner[key] = list.map((child: Element) => walk(child))
    }
    return { ...item, ...inner }
  }
  return { ...definition, pages: definition.pages.map(walk) }
}
