const zhCN = {
  rankHint: '为每一项选择名次，或用箭头调整。',
  place: '名次',
  placed: (n: string) => `现为第 ${n} 名`,
  up: '上移',
  down: '下移',
  keepOrder: '就按此顺序',
  value: '数值',
  from: '从',
  to: '到',
  between: (least: string, most: string) => `${least} 至 ${most}`,
  search: '查找选项',
  found: (n: number) => `找到 ${n} 项`,
  chosen: (list: string) => `已选：${list}`,
  noneChosen: '尚未选择',
}

const en: typeof zhCN = {
  rankHint: 'Choose a place for each, or move them with the arrows.',
  place: 'place',
  placed: (n) => `Now at place ${n}`,
  up: 'up',
  down: 'down',
  keepOrder: 'Keep this order',
  value: 'Value',
  from: 'From',
  to: 'To',
  between: (least, most) => `${least} to ${most}`,
  search: 'Search the options',
  found: (n) => `${n} found`,
  chosen: (list) => `Chosen: ${list}`,
  noneChosen: 'None chosen yet',
}

/** Of the types in `embed/survey/heavy/more.tsx`: both languages come with the one script that uses them. */
export const more = { 'zh-CN': zhCN, en }
