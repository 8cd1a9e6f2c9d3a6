import { hanNumeral } from '../numerals.ts'
import { attribute, tokens } from './xml.ts'

interface Level {
  format: string
  /** `第%1条`, `%1.%2`; `%n` stands for the number of level n. */
  text: string
  start: number
}

/** Characters of a number's pattern: it is repeated before each paragraph, so that a long one would make a short file a huge text. */
const MOST_OF_NUMBER = 100

/** How a document's paragraphs are numbered by the word processor: what it draws is in no paragraph's text. */
export class Numbering {
  readonly #levels = new Map<string, Level[]>()
  readonly #lists = new Map<string, string>()
  /** By list, the numbers its levels stand at. */
  readonly #counts = new Map<string, number[]>()

  constructor(xml: string) {
    let abstract: string | null = null
    let list: string | null = null
    let level: Level | null = null
    for (const token of tokens(xml)) {
      if (token.type !== 'open') continue
      const value = attribute(token.attributes, 'w:val') ?? ''
      switch (token.name) {
        case 'w:abstractNum':
          abstract = attribute(token.attributes, 'w:abstractNumId') ?? ''
          this.#levels.set(abstract, [])
          break
        case 'w:num':
          list = attribute(token.attributes, 'w:numId')
          abstract = null
          break
        case 'w:abstractNumId':
          if (list !== null) this.#lists.set(list, value)
          break
        case 'w:lvl': {
          level = abstract === null ? null : { format: 'decimal', text: '', start: 1 }
          const at = Number(attribute(token.attributes, 'w:ilvl') ?? 0)
          if (level && abstract !== null && at >= 0 && at < 9) {
            const levels = this.#levels.get(abstract) ?? []
            levels[at] = level
          }
          break
        }
        case 'w:start':
          if (level) level.start = Number(value)
          break
        case 'w:numFmt':
          if (level) level.format = value
          break
        case 'w:lvlText':
          if (level) level.text = value.slice(0, MOST_OF_NUMBER)
          break
      }
    }
  }

  /** The number of the next paragraph of a list, as it is printed; empty for bullets and what no list is known for. */
  next(listId: string, depth: number): string {
    const abstract = this.#lists.get(listId)
    const levels = abstract === undefined ? undefined : this.#levels.get(abstract)
    const own = levels?.[depth]
    if (abstract === undefined || !levels || !own) return ''
    // Lists that share their definition go on counting where the other stopped.
    const counts = this.#counts.get(abstract) ?? []
    this.#counts.set(abstract, counts)
    counts[depth] = counts[depth] === undefined ? own.start : counts[depth] + 1
    counts.length = depth + 1
    if (own.format === 'bullet' || own.format === 'none') return ''
    return own.text.replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1
      const level = levels[at]
      return level ? printed(counts[at] ?? level.start, level.format) : ''
    })
  }
}

const printed = (number: number, format: string): string => {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
      return hanNumeral(number)
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode(65 + ((number - 1) % 26))
      return format === 'upperLetter' ? letter : letter.toLowerCase()
    }
    case 'upperRoman':
    case 'lowerRoman':
      return format === 'upperRoman' ? roman(number) : roman(number).toLowerCase()
    default:
      return String(number)
  }
}

const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const roman = (number: number): string => {
  let rest = Math.min(number, 3_999)
  let text = ''
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}
