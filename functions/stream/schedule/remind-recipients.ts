import type { NoticeKind } from '../../contract/notice/notice.ts'
import type { Role, StaffMember } from '../../contract/site/staff.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { getSite } from '../../store/sites.ts'
import { staffOf } from '../../store/staff.ts'

/** Who is who on the sites, read once a run. */
export interface Directory {
  recipients(record: CaseRecord, kind: NoticeKind): Promise<string[]>
}

export const createDirectory = (tables: Tables): Directory => {
  const paths = new Map<string, Promise<readonly string[]>>()
  const staff = new Map<string, Promise<StaffMember[]>>()
  const remembered = <T>(known: Map<string, Promise<T>>, id: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(id) ?? read()
    known.set(id, found)
    return found
  }
  const pathOf = (siteId: string) =>
    remembered(paths, siteId, async () => (await getSite(tables, siteId))?.path ?? [siteId])
  const staffOn = (siteId: string) => remembered(staff, siteId, () => staffOf(tables, siteId))

  /** From the site up, the first on which somebody has one of the roles; on each, the first role that somebody has. */
  const nearest = async (siteId: string, roles: readonly Role[]): Promise<string[]> => {
    for (const each of [...(await pathOf(siteId))].reverse()) {
      const members = await staffOn(each)
      for (const role of roles) {
        const holders = members.filter((member) => member.roles.includes(role) && !member.roles.includes('contractor'))
        if (holders.length > 0) return holders.map(({ subject }) => subject)
      }
    }
    return []
  }

  return {
    recipients: async ({ handler, triage, siteId }, kind) => {
      const department = triage?.department.id ?? siteId
      if (kind === 'overdue-superior') return nearest(department, ['reviewer', 'site-admin'])
      if (kind === 'overdue-admin') return nearest(siteId, ['site-admin', 'platform-admin'])
      return handler ? [handler.subject] : nearest(department, ['handler', 'site-admin'])
    },
  }
}
