import type { Finding, PersonalDataKind } from '../../contract/solicitation/personal-data.ts'

const GAP = '[ \\-–]?'
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

interface Rule {
  kind: PersonalDataKind
  pattern: RegExp
  why: Finding['why']
  holds?: (digits: string) => boolean
}

/** GB 11643: a birthday that exists, and the check character by ISO 7064 MOD 11-2. */
const isIdNumber = (number: string): boolean => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const exists = new Date(`${birthday}T00:00Z`).toJSON()?.startsWith(birthday) === true
  return exists && '10X98765432'[sum % 11] === number[17]?.toUpperCase()
}

/** ISO/IEC 7812. */
const isLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, character, index) => {
    const value = Number(character) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0 && !/^(.)\1*$/.test(digits)
}

/** In the order in which they claim a place: the surer rule first. Digits may stand in groups. */
const RULES: readonly Rule[] = [
  { kind: 'email', why: 'pattern', pattern: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g },
  {
    kind: 'id-number',
    why: 'checksum',
    pattern: new RegExp(`(?<!\\d)[1-9]\\d{5}${GAP}\\d{8}${GAP}\\d{3}[\\dXx](?![\\dA-Za-z])`, 'g'),
    holds: isIdNumber,
  },
  {
    kind: 'bank-card',
    why: 'luhn',
    pattern: new RegExp(`(?<!\\d)[1-9](?:${GAP}\\d){15,18}(?!\\d)`, 'g'),
    holds: isLuhn,
  },
  {
    kind: 'mobile',
    why: 'pattern',
    pattern: new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d)`, 'g'),
  },
  { kind: 'landline', why: 'pattern', pattern: /(?<!\d)[（(]?0\d{2,3}[)）]?[ \-–]?[2-9]\d{6,7}(?!\d)/g },
  {
    kind: 'plate',
    why: 'pattern',
    pattern: new RegExp(
      `[${PROVINCES}][A-HJ-NP-Za-hj-np-z][·•.\\s-]?(?=[A-Za-z0-9]{0,5}\\d)[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳](?![A-Za-z0-9])`,
      'g',
    ),
  },
]

/** Full-width letters, digits and signs as the usual ones: one UTF-16 unit for one, so that every offset stays. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')

/** Proposals for masking before publication (M13); a person decides. In the order of the text, none overlapping another. */
export const findPersonalData = (text: string): Finding[] => {
  const plain = narrow(text)
  const found: Finding[] = []
  for (const { kind, pattern, why, holds } of RULES)
    for (const match of plain.matchAll(pattern)) {
      const { index: start } = match
      const end = start + match[0].length
      if (holds && !holds(match[0].replace(/[ \-–]/g, ''))) continue
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({ kind, start, end, why, masked: stars(text.slice(start, end), kind) })
    }
  return found.sort((a, b) => a.start - b.start)
}

/** How much stays readable at either end: enough for whoever wrote it to know it again, too little to use. */
const KEPT: Readonly<Partial<Record<PersonalDataKind, readonly [head: number, tail: number]>>> = {
  mobile: [3, 2],
  'id-number': [1, 1],
  'bank-card': [0, 4],
  email: [1, 0],
  plate: [2, 0],
}

const stars = (text: string, kind: PersonalDataKind): string => {
  const [head, tail] = KEPT[kind] ?? [0, 0]
  // A short or grouped number must not come through whole.
  if (text.length < 2 * (head + tail)) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)
}

/** The text as it may be published. As long as before, so that offsets taken from the one hold for the other. */
export const mask = (text: string, masks: readonly { kind: PersonalDataKind; start: number; end: number }[]): string =>
  masks.reduce(
    (masked, { kind, start, end }) =>
      masked.slice(0, start) + stars(masked.slice(start, end), kind) + masked.slice(end),
    text,
  )
