import type { CaseType } from '../../functions/contract/case/policy.ts'

/** What serves every activity and case: a site's rules, its calendar, notices and webhooks. */
export const consoleServicesZhCN = {
  noticesLink: '提醒',
  unreadNotices: (count: string) => `${count} 条未读`,
  rules: {
    caseTypes: {
      suggestion: '意见建议',
      enquiry: '咨询',
      complaint: '投诉',
      'interview-question': '访谈遗留问题',
      'site-error': '网站纠错',
    } satisfies Record<CaseType, string>,
    draftKinds: {
      regulation: '行政法规',
      rule: '规章',
      decision: '重大行政决策',
      normative: '行政规范性文件',
      other: '其他文件',
    },
    workingDays: '办理期限（工作日）',
    extendableTo: '延期后合计（工作日）',
    extendableToHint: '不可延期则留空',
    approver: '延期批准人',
    clockStops: '等待群众补充材料期间停止计时',
    source: '依据',
    days: '最短天数',
    unit: '单位',
    units: { calendar: '自然日', working: '工作日' },
    notAcceptedHint: '在意见箱中告知群众哪些事项不在此受理，以及应当去哪里办理。',
    notAcceptedEntry: (n: number) => `第 ${n} 项`,
    what: '不受理的事项',
    where: '应当去哪里',
    url: '网址（可不填）',
    addNotAccepted: '添加一项',
    remove: '删除',
    superiorFrom: '逾期几个工作日起提醒办理人的上级',
    adminFrom: '逾期几个工作日起提醒站点管理员',
    problem: (where: string, text: string) => `${where}：${text}`,
    numberWrong: '请填写范围内的整数',
    extendWrong: '延期后的合计天数应大于办理期限，不可延期则留空',
  },
}
