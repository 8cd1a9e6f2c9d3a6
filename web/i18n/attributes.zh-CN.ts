/** To the author of the page that embeds, whatever activity it is. */
export const attributesZhCN = {
  noId: '请用 id 属性写明活动编号。',
  badId: (id: string) => `活动编号“${id}”的格式有误。`,
  attribute: (name: string) => `不支持属性“${name}”，可用的属性有 id、lang、theme、heading。`,
  value: (name: string, value: string, allowed: string) => `属性 ${name} 的值“${value}”无效，应为 ${allowed}。`,
}
