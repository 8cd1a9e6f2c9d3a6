import type { Language } from '../../functions/contract/basics.ts'
import { languageOf } from '../i18n/format.ts'
import { LOADER_MESSAGES } from './messages.ts'

export interface Attributes {
  /** Null where there is none that could be an activity's. */
  activityId: string | null
  language: Language
  /** The level of the activity's title, so that it fits the headings of the host's page. */
  heading: number
  /** What the author of the page should put right, in the page's language. */
  problems: string[]
}

const THEMES = ['light', 'dark', 'auto']
const HEADINGS = ['1', '2', '3', '4']
/** HTML's own, and what frameworks put on every element. */
const GLOBAL = /^(class|style|title|dir|hidden|slot|part|role|tabindex|translate|inert|nonce|on\w+|(data|aria)-.*|_.*)$/

/**
 * What a page wrote on the element. `around` is the language of the page around it, `reader` the browser's. A page in a
 * language that the interface lacks gets the reader's, then Chinese.
 */
export const readAttributes = (
  attributes: Iterable<{ name: string; value: string }>,
  around: string | null,
  reader: string,
): Attributes => {
  const given = new Map([...attributes].map(({ name, value }) => [name, value]))
  const language = languageOf(given.get('lang')) ?? languageOf(around) ?? languageOf(reader) ?? 'zh-CN'
  const say = LOADER_MESSAGES[language]
  const problems: string[] = []
  const oneOf = (name: string, allowed: string[]) => {
    const value = given.get(name)
    if (value !== undefined && !allowed.includes(value)) problems.push(say.value(name, value, allowed.join(' / ')))
    return value
  }
  const id = given.get('id') ?? ''
  const valid = /^[\w-]{10,40}$/.test(id)
  if (!valid) problems.push(id ? say.badId(id) : say.noId)
  for (const name of given.keys())
    if (!['id', 'lang', 'theme', 'heading'].includes(name) && !GLOBAL.test(name)) problems.push(say.attribute(name))
  const lang = given.get('lang')
  if (lang !== undefined && !languageOf(lang)) problems.push(say.value('lang', lang, 'zh-CN / en'))
  oneOf('theme', THEMES)
  const heading = oneOf('heading', HEADINGS)
  return {
    activityId: valid ? id : null,
    language,
    heading: heading && HEADINGS.includes(heading) ? Number(heading) : 2,
    problems,
  }
}
