const zhCN = {
  entry: (n: string) => `第 ${n} 项`,
  row: (n: string) => `第 ${n} 行`,
  add: '增加一项',
  remove: '删除',
  none: '尚未添加',
}

const en: typeof zhCN = {
  entry: (n) => `Entry ${n}`,
  row: (n) => `Row ${n}`,
  add: 'Add another',
  remove: 'Remove',
  none: 'None added yet',
}

/** Of those in `heavy/tables.tsx`: both languages come with the one script that uses them. */
export const tables = { 'zh-CN': zhCN, en }
