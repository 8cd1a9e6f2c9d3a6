import type { Text } from '#contract/survey/common.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { language } from '../../language.ts'
import { words } from '../words.ts'
import { type Item, isPage } from './core/tree.ts'

/** A survey's text in the console's language, or else in the first it has. */
export const sayIn = (languages: readonly string[], text: Text | undefined): string => {
  const own = languages.find((one) => one.split('-')[0] === language.value.split('-')[0])
  const all = [own, ...languages].map((one) => (one === undefined ? undefined : text?.[one]))
  return all.find((words) => words?.trim())?.trim() ?? ''
}

/** What a page or element is called on the screen: its words, or else its place or its name. */
export const titleIn = (definition: Definition, item: Item): string => {
  const say = (text: Text | undefined) => sayIn(definition.languages, text)
  const html = 'html' in item ? say(item.html).replace(/<[^>]*>/g, ' ') : ''
  const statement = 'statement' in item ? say(item.statement) : ''
  const title = (say(item.title) || statement || html).trim().slice(0, 80)
  if (title) return title
  const index = isPage(item) ? definition.pages.findIndex(({ id }) => id === item.id) : -1
  return index >= 0 ? words().build.pageNumber(index + 1) : item.name || words().build.untitled
}
