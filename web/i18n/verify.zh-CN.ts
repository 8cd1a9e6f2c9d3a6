/** The platform's own page that verifies a citizen. */
export const verifyZhCN = {
  product: '直通互动平台',
  title: '身份核验',
  busy: '正在处理…',
  about: (title: string) => `“${title}”要求核验身份，以保证每人只参加一次。`,
  learns: [
    '点击“去核验”后，将前往政务统一身份认证，用您的账号登录。',
    '本平台只得知“这是同一个人”，不获取、不保存您的姓名和证件号码；在其他网站的活动中也认不出是您。',
    '核验在一天内有效，关闭页面即失效。',
  ],
  go: '去核验',
  close: '关闭本窗口',
  done: '身份已核验',
  handed: '原来的页面已收到核验结果，请回到那里继续。本窗口可以关闭。',
  here: '请在本平台的页面上继续参加。核验结果只在这个标签页中有效。',
  goOn: '在本页继续',
  again: '重新核验',
  ownPage: '改在本平台的页面上参加',
  problem: {
    nobody: { title: '暂无身份核验服务', hint: '本平台目前没有接入公众身份认证，无法核验。请联系网站管理员。' },
    'not-found': { title: '未找到这项活动', hint: '活动可能尚未公布，或地址有误。请回到原来的页面。' },
    cancelled: { title: '您取消了核验', hint: '没有记录任何信息。您填写的内容仍在原来的页面，需要时可重新核验。' },
    expired: { title: '本次核验已过期', hint: '核验须在同一窗口内一次完成。请重新核验，或回到原来的页面再打开。' },
    unreachable: { title: '暂时无法连接', hint: '请检查网络后重新核验。您填写的内容仍在原来的页面。' },
    origin: {
      title: '打开本窗口的网站未获准使用这项活动',
      hint: '没有向该网站提供任何信息。如需参加，请改在本平台的页面上核验并作答。',
    },
    refused: { title: '核验未能完成', hint: '身份认证没有通过。请重新核验；多次失败请联系网站管理员。' },
  },
}

export type VerifyWords = typeof verifyZhCN
