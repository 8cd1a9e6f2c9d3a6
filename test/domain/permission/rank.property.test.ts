import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Membership, ROLES, type Role } from '#contract/site/staff.ts'
import { hashOf } from '#domain/hash.ts'
import { ACTIONS, allowed, rolesOn } from '#domain/permission/table.ts'
import { mayChangeStaff } from '#domain/site/staff-rules.ts'

const SITES = 7
const PEOPLE = 6
const FIRST_ADMIN = 0
const BELOW_ADMIN = 1

/** A random tree: each site but the root hangs below one made before it. */
const tree = fc.tuple(...Array.from({ length: SITES - 1 }, (_, index) => fc.nat(index))).map((parents) => {
  const paths: string[][] = [['s0']]
  for (const [index, parent] of parents.entries()) paths.push([...(paths[parent] ?? []), `s${index + 1}`])
  return paths
})

/** Weighted, so that administrators and contractors, about whom the rule is, meet often. */
const role: fc.Arbitrary<Role> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Role>('site-admin') },
  { weight: 2, arbitrary: fc.constant<Role>('contractor') },
  { weight: 4, arbitrary: fc.constantFrom(...ROLES) },
)
const roles = fc.uniqueArray(role, { minLength: 1, maxLength: 3 })
const grant = fc.record({ person: fc.nat(PEOPLE - 1), site: fc.nat(SITES - 1), roles })
const command = fc.record({
  actor: fc.nat(PEOPLE - 1),
  person: fc.nat(PEOPLE - 1),
  site: fc.nat(SITES - 1),
  /** Null: removed. */
  roles: fc.option(roles, { freq: 4 }),
})

interface Grant {
  person: number
  site: number
  roles: Role[]
}
type Command = Omit<Grant, 'roles'> & { actor: number; roles: Role[] | null }
type Staff = Map<number, Membership[]>

const give = (staff: Staff, person: number, siteId: string, given: readonly Role[] | null): void => {
  const others = (staff.get(person) ?? []).filter((membership) => membership.siteId !== siteId)
  staff.set(person, given ? [...others, { siteId, name: '', roles: [...given] }] : others)
}

/** As the route does it: the table, then the rules of rank. */
const obey = (staff: Staff, paths: string[][], { actor, person, site, roles: after }: Command) => {
  const path = paths[site] ?? []
  const siteId = path.at(-1) ?? ''
  const own = staff.get(actor) ?? []
  if (!allowed(own, path, after ? 'staff.set' : 'staff.remove')) return false
  const before = staff.get(person)?.find((membership) => membership.siteId === siteId)?.roles ?? []
  const whom = { subject: `p${person}`, memberships: staff.get(person) ?? [], isFirstAdmin: person === FIRST_ADMIN }
  const may = mayChangeStaff({ subject: `p${actor}`, memberships: own }, whom, path, before, after ?? [])
  if (may.ok) give(staff, person, siteId, after)
  return may.ok
}

/** What a person may do where, short enough for a failure that can be read. */
const rightsOf = (staff: Staff, paths: string[][], person: number): string =>
  paths
    .map((path) => {
      const may = ACTIONS.filter((action) => allowed(staff.get(person) ?? [], path, action))
      return `${path.at(-1)}: ${may.length} ${hashOf(may.join())}`
    })
    .join('; ')

const holdsAbove = (staff: Staff, person: number, path: readonly string[]): boolean =>
  (staff.get(person) ?? []).some(({ siteId }) => path.slice(0, -1).includes(siteId))

const setUp = (paths: string[][], grants: readonly Grant[]): Staff => {
  const staff: Staff = new Map()
  for (const { person, site, roles: given } of grants) give(staff, person, paths[site]?.at(-1) ?? '', given)
  if (rolesOn(staff.get(FIRST_ADMIN) ?? [], ['s0']).has('platform-admin')) return staff
  give(staff, FIRST_ADMIN, 's0', ['platform-admin'])
  return staff
}

describe('rank', () => {
  it('[S20] whatever those below a site do with roles, alone or together, changes nothing for anybody from above it', () => {
    let changes = 0
    fc.assert(
      fc.property(
        tree,
        fc.array(grant, { minLength: 4, maxLength: 12 }),
        fc.nat(SITES - 1),
        fc.array(command, { minLength: 1, maxLength: 30 }),
        (paths, grants, below, commands) => {
          const path = paths[below] ?? []
          const siteId = path.at(-1) ?? ''
          const subtree = [...paths.keys()].filter((site) => paths[site]?.includes(siteId))
          const staff = setUp(paths, grants)
          staff.set(BELOW_ADMIN, [{ siteId, name: '', roles: ['site-admin'] }])
          const above = [...Array(PEOPLE).keys()].filter((person) => holdsAbove(staff, person, path))
          const before = above.map((person) => rightsOf(staff, paths, person))
          // Everybody who holds no role above it, and whomever they appoint, on its own sites.
          for (const each of commands) {
            if (above.includes(each.actor)) continue
            if (obey(staff, paths, { ...each, site: subtree[each.site % subtree.length] ?? below })) changes++
          }
          expect(above.map((person) => rightsOf(staff, paths, person))).toEqual(before)
        },
      ),
      { numRuns: 400 },
    )
    // The walks must have been some: a property of commands that are all refused says nothing.
    expect(changes).toBeGreaterThan(100)
  })

  it('[S20] a tree that has an administrator keeps one, whatever its administrators do to each other', () => {
    fc.assert(
      fc.property(
        tree,
        fc.array(grant, { minLength: 4, maxLength: 12 }),
        fc.array(command),
        (paths, grants, commands) => {
          const staff = setUp(paths, grants)
          const administered = () =>
            paths.map((path) => [...staff.values()].some((memberships) => allowed(memberships, path, 'staff.set')))
          const before = administered()
          for (const each of commands) obey(staff, paths, each)
          for (const [index, was] of before.entries()) if (was) expect(administered()[index]).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a contractor', () => {
  const path = ['province', 'city', 'county']
  const memberships = (...held: [string, ...Role[]][]): Membership[] =>
    held.map(([siteId, ...given]) => ({ siteId, name: '', roles: given }))

  it('[S4] loses what is held beside and below, and nothing that is held above', () => {
    const below = memberships(['city', 'contractor'], ['county', 'site-admin', 'reviewer'])
    expect([...rolesOn(below, path)]).toEqual(['contractor'])
    const beside = memberships(['city', 'contractor', 'reviewer'])
    expect([...rolesOn(beside, path)]).toEqual(['contractor'])
    const above = memberships(['province', 'reviewer'], ['city', 'contractor', 'site-admin'])
    expect([...rolesOn(above, path)]).toEqual(['reviewer', 'contractor'])
    expect(allowed(above, path, 'activity.publish')).toBe(true)
    expect(allowed(above, path, 'staff.set')).toBe(false)
  })
})

describe('who changes whose roles', () => {
  const path = ['platform', 'city', 'county']
  const admin = (siteId: string): Membership[] => [{ siteId, name: '', roles: ['site-admin'] }]
  const may = (actor: Membership[], subject: Membership[], after: Role[], isFirstAdmin = false) => {
    const may = mayChangeStaff(
      { subject: 'actor', memberships: actor },
      { subject: 'subject', memberships: subject, isFirstAdmin },
      path,
      subject.find(({ siteId }) => siteId === 'county')?.roles ?? [],
      after,
    )
    return may.ok || may.refusal.detail
  }

  it('[S20] somebody from above: only an administrator from as far above, whatever the role', () => {
    for (const held of ROLES) {
      const subject: Membership[] = [{ siteId: 'city', name: '', roles: [held] }]
      for (const after of [['contractor'], ['moderator'], []] as Role[][])
        expect([may(admin('county'), subject, after), may(admin('city'), subject, after)]).toEqual(['role-above', true])
    }
  })

  it('[S20] colleagues of one site and of the sites below it', () => {
    expect(may(admin('county'), admin('county'), [])).toBe(true)
    expect(may(admin('city'), admin('county'), [])).toBe(true)
    expect(may(admin('county'), [{ siteId: 'elsewhere', name: '', roles: ['site-admin'] }], ['moderator'])).toBe(true)
  })

  it('[S20] the first administrator: nobody', () => {
    const platform: Membership[] = [{ siteId: 'platform', name: '', roles: ['platform-admin'] }]
    expect(may(platform, platform, ['contractor'], true)).toBe('first-admin')
    expect(may(admin('county'), [], ['contractor'], true)).toBe('first-admin')
  })
})
