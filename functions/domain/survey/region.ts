/** What a region's code is read as; the code itself where its name is not known. */
export type RegionName = (code: string) => string

/** Code lists: 2 digits a province, then 2 a city, 2 a county, 3 a township. */
const LEVELS = [2, 4, 6, 9]

/** Places without cities: the municipalities, Hong Kong and Macao, and what provinces govern directly (仙桃). */
const NO_CITY = /^(?:11|12|31|50|81|82)|^\d\d90/

/** Every region that one lies in, itself last: those that are regions, and no mere digits of the code. */
export const regionsOf = (code: string): string[] =>
  LEVELS.filter((length) => length <= code.length)
    .map((length) => code.slice(0, length))
    // A city without counties has townships right below (东莞).
    .filter((part) => !(part.length === 4 && NO_CITY.test(part)) && !(part.length === 6 && part.endsWith('00')))

/** The region directly inside `within` that a code lies in; null where it lies elsewhere. */
export const regionInside = (code: string, within: string): string | null =>
  code.startsWith(within)
    ? (regionsOf(code).find((part) => part.length > within.length) ?? (code === within ? code : null))
    : null
