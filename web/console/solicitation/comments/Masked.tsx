import type { Redaction } from '#contract/solicitation/personal-data.ts'
import { words } from '../words.ts'

/** The words as they were sent, with what is masked for the public marked, by what it is. */
export const Masked = ({
  text,
  redactions,
  lang,
}: {
  text: string
  redactions: readonly Redaction[]
  lang: string
}) => {
  const { kinds } = words().redact
  const inOrder = redactions.toSorted((a, b) => a.start - b.start)
  let at = 0
  return (
    <p class="part-text" lang={lang}>
      {inOrder.map(({ start, end, kind }) => {
        const before = text.slice(at, start)
        at = end
        return (
          <>
            {before}
            <mark title={kinds[kind]}>
              <span class="visually-hidden">{kinds[kind]}: </span>
              {text.slice(start, end)}
            </mark>
          </>
        )
      })}
      {text.slice(at)}
    </p>
  )
}
