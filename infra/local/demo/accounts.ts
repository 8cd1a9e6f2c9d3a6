import { type Account, IDENTITY } from '../identity.ts'

/** One for all: it protects nothing but a demo on loopback. */
const PASSWORD = 'yunxi-2026'

const account = (username: string, name: string, role: string): Account => ({
  username,
  password: PASSWORD,
  name,
  role,
})

/** Whoever can sign in to the console on this machine. What they may do is stored by the platform, from the seed or by the admin. */
export const STAFF = {
  admin: account(IDENTITY.adminSubject, '管理员', '平台管理员 platform admin'),
  siteAdmin: account('siteadmin', '周敏', '网站管理员 site admin'),
  moderator: account('moderator1', '林晓燕', '审核员 moderator'),
  moderator2: account('moderator2', '陈国栋', '审核员 moderator'),
  host: account('host', '苏婉', '主持人 host'),
  guest: account('guest1', '沈建华', '嘉宾 guest'),
  guest2: account('guest2', '吴丽娟', '嘉宾 guest'),
  transcriber: account('transcriber', '何静', '实录员 transcriber'),
  reviewer: account('reviewer', '郑卫东', '复核人 reviewer'),
  handler: account('handler1', '赵磊', '承办人 handler'),
  handler2: account('handler2', '孙芳', '承办人 handler'),
  analyst: account('analyst', '马琳', '分析员 analyst'),
  contractor: account('contractor', '高磊', '外包人员 contractor'),
} as const

export const ACCOUNTS: readonly Account[] = Object.values(STAFF)

/** Whom the citizens' issuer knows: people, and not their names, take part. */
export const CITIZENS: readonly Account[] = [
  account('citizen1', '王芳', '居民 resident'),
  account('citizen2', '李强', '居民 resident'),
  account('citizen3', '张秀英', '居民 resident'),
  account('citizen4', '刘洋', '居民 resident'),
]
