import type { Citizen } from '../i18n/citizen.zh-CN.ts'
import { isActivityId } from './activity-id.ts'

export interface Attributes {
  /** Null where there is none that could be an activity's. */
  activityId: string | null
  /** The level of the activity's title, so that it fits the headings of the host's page; default 2. */
  heading: number
  /** What the author of the page should put right. */
  problems: string[]
}

const ALLOWED: Record<string, string[]> = { theme: ['light', 'dark', 'auto'], heading: ['1', '2', '3', '4'] }
/** HTML's own, and what frameworks put on every element. */
const GLOBAL = /^(class|style|title|dir|hidden|slot|part|role|tabindex|translate|inert|nonce|on\w+|(data|aria)-.*|_.*)$/

type Written = Iterable<{ name: string; value: string }>

/** Heading and problems of what is not the element's own `key`, and that key's value. */
const readShared = (attributes: Written, say: Pick<Citizen, 'attribute' | 'value'>, key: string, free: RegExp) => {
  const read = { heading: 2, problems: [] as string[], key: '' }
  const wrong = (problem: string) => read.problems.push(problem)
  for (const { name, value } of attributes) {
    const allowed = ALLOWED[name]
    if (name === key) read.key = value
    else if (name === 'lang') /^(zh|en)\b/i.test(value) || wrong(say.value(name, value, 'zh-CN / en'))
    else if (!allowed) free.test(name) || GLOBAL.test(name) || wrong(say.attribute(name))
    else if (!allowed.includes(value)) wrong(say.value(name, value, allowed.join(' / ')))
    else if (name === 'heading') read.heading = Number(value)
  }
  return read
}

/** What a page wrote on the element, and what of it is wrong. */
export const readAttributes = (
  attributes: Written,
  say: Pick<Citizen, 'noId' | 'badId' | 'attribute' | 'value'>,
): Attributes => {
  const { key: id, heading, problems } = readShared(attributes, say, 'id', /^$/)
  const fine = isActivityId(id)
  if (!fine) problems.unshift(id ? say.badId(id) : say.noId)
  return { activityId: fine ? id : null, heading, problems }
}

/** The same for an element that stands for a site; an id is then HTML's own. */
export const readSiteAttributes = (
  attributes: Written,
  say: Pick<Citizen, 'attribute' | 'value'> & { noSite: string; badSite(site: string): string },
): Omit<Attributes, 'activityId'> & { siteId: string | null } => {
  const { key: site, heading, problems } = readShared(attributes, say, 'site', /^id$/)
  const fine = /^[a-z0-9][a-z0-9-]{1,39}$/.test(site)
  if (!fine) problems.unshift(site ? say.badSite(site) : say.noSite)
  return { siteId: fine ? site : null, heading, problems }
}
