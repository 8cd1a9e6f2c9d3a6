import type { Citizen } from '../i18n/citizen.zh-CN.ts'

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

/** What a page wrote on the element, and what of it is wrong. */
export const readAttributes = (
  attributes: Iterable<{ name: string; value: string }>,
  say: Pick<Citizen, 'noId' | 'badId' | 'attribute' | 'value'>,
): Attributes => {
  const read: Attributes = { activityId: null, heading: 2, problems: [] }
  const wrong = (problem: string) => read.problems.push(problem)
  let id = ''
  for (const { name, value } of attributes) {
    const allowed = ALLOWED[name]
    if (name === 'id') id = value
    else if (name === 'lang') /^(zh|en)\b/i.test(value) || wrong(say.value(name, value, 'zh-CN / en'))
    else if (!allowed) GLOBAL.test(name) || wrong(say.attribute(name))
    else if (!allowed.includes(value)) wrong(say.value(name, value, allowed.join(' / ')))
    else if (name === 'heading') read.heading = Number(value)
  }
  if (/^[\w-]{10,40}$/.test(id)) read.activityId = id
  else read.problems.unshift(id ? say.badId(id) : say.noId)
  return read
}
