const zhCN = {
  rankHint: '为每一项选择名次，或用箭头调整。',
  someHint: '先为要选的项选择名次，再用箭头调整；其余留空。',
  place: '名次',
  placed: (n: string) => `现为第 ${n} 名`,
  up: '上移',
  down: '下移',
  keepOrder: '就按此顺序',
  lowest: '最低',
  highest: '最高',
  scale: (least: string, most: string) => `（${least} – ${most}）`,
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
  someHint: 'Choose a place for those you pick, or move them with the arrows; leave the others.',
  place: 'place',
  placed: (n) => `Now at place ${n}`,
  up: 'up',
  down: 'down',
  keepOrder: 'Keep this order',
  lowest: 'lowest',
  highest: 'highest',
  scale: (least, most) => ` (${least} – ${most})`,
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
