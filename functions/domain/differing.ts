/** What of a record is not the same in another, for the audit trail; `unsaid`: what does not belong there. */
export const differing = (record: object, other: object | null, unsaid: readonly string[]): Record<string, unknown> => {
  const theirs: Record<string, unknown> = { ...other }
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name, value]) => !unsaid.includes(name) && JSON.stringify(value) !== JSON.stringify(theirs[name]),
    ),
  )
}
