import { withheld } from '../../i18n/withheld.ts'
import { useScene } from './scene.ts'

/** How many votes are withheld: of all questions, or of one. */
export const Withheld = ({ of }: { of?: string }) => {
  const { view, format, language } = useScene()
  const words = withheld[language]
  const { tallies } = view.live
  if (of) {
    const n = tallies.get(of)?.withheld
    return n ? <span class="meta">{words.one(format.number(n))}</span> : null
  }
  const n = [...tallies.values()].reduce((sum, tally) => sum + (tally.withheld ?? 0), 0)
  return n ? <p class="meta">{words.all(n)}</p> : null
}
