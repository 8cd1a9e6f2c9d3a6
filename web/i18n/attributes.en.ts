import type { attributesZhCN } from './attributes.zh-CN.ts'

export const attributesEn: typeof attributesZhCN = {
  noId: 'Please name the activity in the id attribute.',
  badId: (id) => `“${id}” is not an activity id.`,
  attribute: (name) => `Unknown attribute “${name}”. There are id, lang, theme and heading.`,
  value: (name, value, allowed) => `${name}="${value}" is not allowed; use ${allowed}.`,
}
