import known from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** The years for which the kept package has a notice; for any other it answers Monday to Friday without a word. */
export const packageYears = [...new Set(Object.keys(known.holidays).map((day) => day.slice(0, 4)))].sort()

const off = new Set(Object.keys(known.holidays))
const worked = new Set(Object.keys(known.workdays))

export const isMondayToFriday = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** What the package says, by its table: its functions take the weekday in the host's zone, west of Greenwich that of the day before. */
export const packageWorks = (day: string): boolean => worked.has(day) || (isMondayToFriday(day) && !off.has(day))

const DAY_MS = 86_400_000

/** Every day from … to …, both included, the slow way. */
export const everyDay = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let at = new Date(`${from}T00:00:00Z`); at <= new Date(`${to}T00:00:00Z`); at = new Date(+at + DAY_MS)) {
    days.push(at.toISOString().slice(0, 10))
  }
  return days
}

/** The reference: step one day, look it up in the package, count. */
export const naiveAdd = (day: string, n: number): string => {
  let at = new Date(`${day}T00:00:00Z`)
  for (let counted = 0; counted < Math.abs(n); ) {
    at = new Date(+at + Math.sign(n) * DAY_MS)
    if (packageWorks(at.toISOString().slice(0, 10))) counted++
  }
  return at.toISOString().slice(0, 10)
}
