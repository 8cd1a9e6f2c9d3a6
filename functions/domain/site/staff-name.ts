import type { Membership } from '../../contract/site/staff.ts'

/**
 * What a person is called in what they do on the site at the end of `path`: as the uppermost site of the path entered them, else as the
 * issuer calls them. What a site beside or below calls somebody is no business of this one, whose publications credit them.
 */
export const staffNameOn = (issued: string, memberships: readonly Membership[], path: readonly string[]): string =>
  path
    .map((siteId) => memberships.find((membership) => membership.siteId === siteId)?.name ?? '')
    .find((name) => name !== '') ?? issued
