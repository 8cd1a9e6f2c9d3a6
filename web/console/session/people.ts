import type { Actor } from '#contract/basics.ts'
import type { Role } from '#contract/site/staff.ts'
import { language, t } from '../language.ts'

/** Told ahead of the click: who may. */
export const needsRole = (roles: readonly Role[]): string =>
  t().steps.needsRole(
    list(
      roles.map((role) => t().roles[role]),
      'disjunction',
    ),
  )

/** M7, told ahead of the click: who may, and all who may not because they wrote it. */
export const needsSecond = (roles: readonly Role[], authors: readonly Actor[]): string =>
  t().steps.needsSecond(
    list(
      roles.map((role) => t().roles[role]),
      'disjunction',
    ),
    namesOf(authors),
  )

export const namesOf = (people: readonly Actor[]): string =>
  list(
    people.map(({ name }) => name),
    'conjunction',
  )

const list = (names: readonly string[], type: Intl.ListFormatType): string =>
  new Intl.ListFormat(language.value, { type }).format(names)
