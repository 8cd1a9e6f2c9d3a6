/** What a citizen reads where an activity verifies who takes part. */
export const identity = {
  title: '身份核验',
  why: {
    survey: '本调查每人限答一份，提交前须核验身份。',
    interview: '本次访谈须核验身份后提问、支持和投票，每人一票。',
    solicitation: '本次征集须核验身份后提交意见。',
  },
  learns: '核验由政务统一身份认证完成。本平台只知道是同一个人，不获取、不保存您的姓名和证件号码。',
  verify: '核验身份',
  again: '重新打开核验窗口',
  waiting: '请在打开的窗口中完成核验，完成后会自动回到本页。',
  closed: '核验窗口已关闭，尚未完成核验。',
  blocked: '浏览器没有打开核验窗口。',
  newTab: '在新标签页中核验并继续',
  goThere: '前往核验',
  asked: '请先核验身份，再提交。您填写的内容仍在本页。',
  lapsed: '上次核验已过期，请重新核验。您填写的内容仍在本页。',
  verified: '身份已核验。',
  until: (at: string) => `${at} 前有效。`,
  another: '换人核验',
}

export type IdentityWords = typeof identity
