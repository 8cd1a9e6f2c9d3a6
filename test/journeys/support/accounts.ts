import { type Account, IDENTITY } from '../../../infra/local/identity.ts'

const account = (username: string, name: string, role: string): Account => ({
  username,
  password: `${username}-word`,
  name,
  role,
})

/** Whoever signs in during the journeys, by what they are on the county's site; `stranger` has no role anywhere. */
export const ACCOUNTS = {
  admin: account(IDENTITY.adminSubject, '管理员', 'platform-admin'),
  siteAdmin: account('siteadmin', '周敏', 'site-admin'),
  moderator: account('moderator', '林晓燕', 'moderator'),
  second: account('second', '陈国栋', 'moderator'),
  host: account('host', '苏婉', 'host'),
  guest: account('guest', '沈建华', 'guest'),
  transcriber: account('transcriber', '何静', 'transcriber'),
  reviewer: account('reviewer', '郑卫东', 'reviewer'),
  handler: account('handler', '钱伟', 'handler'),
  secondHandler: account('secondhandler', '冯洁', 'handler'),
  contractor: account('contractor', '高磊', 'contractor'),
  stranger: account('stranger', '路人', 'none'),
} as const

/** Whom the citizens' issuer knows; they have no role and are known to nobody here. */
export const CITIZENS = { wang: account('wang', '王芳', ''), li: account('li', '李强', '') } as const

export type StaffName = keyof typeof ACCOUNTS
