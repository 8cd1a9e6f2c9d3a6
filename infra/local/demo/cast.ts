import { STAFF } from './accounts.ts'
import { type Api, createApi } from './api.ts'
import { type StaffMember, staffMember } from './people.ts'

export type Role = keyof typeof STAFF
type Cast = Record<Role, StaffMember>

export interface Stage {
  api: Api
  cast: Cast
  /** The origin of the government page, where portraits and pictures are served, too. */
  pageUrl: string
}

/** Everyone who plays in the demo, against this platform. */
export const openStage = (platformUrl: string, pageUrl: string): Stage => {
  const api = createApi(platformUrl, pageUrl)
  const member = (role: Role) => staffMember(api, platformUrl, STAFF[role])
  const cast: Cast = {
    admin: member('admin'),
    siteAdmin: member('siteAdmin'),
    moderator: member('moderator'),
    moderator2: member('moderator2'),
    host: member('host'),
    guest: member('guest'),
    guest2: member('guest2'),
    transcriber: member('transcriber'),
    reviewer: member('reviewer'),
    handler: member('handler'),
    handler2: member('handler2'),
    analyst: member('analyst'),
    contractor: member('contractor'),
  }
  return { api, cast, pageUrl }
}
