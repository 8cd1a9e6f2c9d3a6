import type { TextChange } from '#contract/solicitation/comparison.ts'
import { words } from '../words.ts'

/** A text as a change of another: underlined and struck through, and in words for those who hear it; never by colour alone. */
export const ChangeText = ({ changes, lang }: { changes: readonly TextChange[]; lang: string }) => (
  <p class="part-text change" lang={lang}>
    {changes.map(({ type, text }, index) => {
      if (type === 'same') return text
      const Tag = type === 'added' ? 'ins' : 'del'
      return (
        <Tag key={index}>
          <span class="visually-hidden">{words()[type]}</span>
          {text}
          <span class="visually-hidden">{words().endOfChange}</span>
        </Tag>
      )
    })}
  </p>
)
