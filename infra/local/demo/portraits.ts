const PEOPLE: Record<string, { initial: string; colour: string }> = {
  suwan: { initial: '苏', colour: '#7a4f8f' },
  shenjianhua: { initial: '沈', colour: '#1a5fa8' },
  wulijuan: { initial: '吴', colour: '#2f6f4f' },
}

/** A person's picture by file name, drawn from the family name: nobody real is shown. Undefined where there is none. */
export const portrait = (name: string): string | undefined => {
  const person = PEOPLE[name]
  return (
    person &&
    `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160"><rect width="160" height="160" fill="${person.colour}"/><circle cx="80" cy="62" r="34" fill="#fff" opacity=".18"/><path d="M16 160a64 56 0 0 1 128 0z" fill="#fff" opacity=".18"/><text x="80" y="104" font-size="68" font-family="sans-serif" text-anchor="middle" fill="#fff">${person.initial}</text></svg>`
  )
}
