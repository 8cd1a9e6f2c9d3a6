/** All that the loader itself may have to say; the rest comes with the view. */
export const LOADER_MESSAGES = {
  'zh-CN': {
    noId: '请用 id 属性写明活动编号。',
    badId: (id: string) => `活动编号“${id}”的格式有误。`,
    attribute: (name: string) => `不支持属性“${name}”，可用的属性有 id、lang、theme、heading。`,
    value: (name: string, value: string, allowed: string) => `属性 ${name} 的值“${value}”无效，应为 ${allowed}。`,
    failed: '互动内容暂时无法加载。',
    retry: '重试',
    page: '打开独立页面',
  },
  en: {
    noId: 'Please name the activity in the id attribute.',
    badId: (id: string) => `“${id}” is not an activity id.`,
    attribute: (name: string) => `Unknown attribute “${name}”. There are id, lang, theme and heading.`,
    value: (name: string, value: string, allowed: string) => `${name}="${value}" is not allowed; use ${allowed}.`,
    failed: 'This content could not be loaded.',
    retry: 'Try again',
    page: 'Open as a page',
  },
}
