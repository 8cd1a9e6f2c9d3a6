/** Words of a solicitation that citizens and staff read alike. */
export const solicitationSharedZhCN = {
  stance: { support: '支持', oppose: '反对', suggest: '修改建议', ask: '提问' },
  senders: { individual: '个人', organisation: '单位或组织' },
  adoption: { adopted: '采纳', partly: '部分采纳', not: '未采纳' },
  row: { same: '未改动', changed: '有修改', added: '新增', removed: '删去' },
  moved: '位置有变动',
  added: '增加：',
  removed: '删除：',
  endOfChange: '（改动结束）',
  unnumbered: '序言',
  whole: '对整个文稿的意见',
}
