import type { TextChange } from '#contract/solicitation/comparison.ts'
import { useScene } from './scene.ts'

/** A text as a change of another: `ins` and `del`, underlined and struck through, and in words for those who hear it. Never by colour alone. */
export const Change = ({ changes, lang }: { changes: readonly TextChange[]; lang: string }) => {
  const { t } = useScene()
  return (
    <p class="text change" lang={lang}>
      {changes.map(({ type, text }, index) => {
        if (type === 'same') return text
        const Tag = type === 'added' ? 'ins' : 'del'
        return (
          <Tag key={index}>
            <span class="hidden">{t[type]}</span>
            {text}
            <span class="hidden">{t.endOfChange}</span>
          </Tag>
        )
      })}
    </p>
  )
}
