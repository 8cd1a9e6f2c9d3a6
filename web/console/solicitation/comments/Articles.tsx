import { nameOf, useRoom } from '../room.ts'
import { words } from '../words.ts'

interface ArticlesProps {
  /** An article's id, or `whole`; null: all. */
  chosen: string | null
  onChoose: (article: string) => void
}

/** Every article with what is left to decide on it, and the way to its comments. */
export const Articles = ({ chosen, onChoose }: ArticlesProps) => {
  const { progress, solicitation, format } = useRoom()
  const w = words().comments
  const sum = (key: 'received' | 'undecided') => progress.reduce((total, one) => total + one[key], 0)
  const line = (received: number, undecided: number) =>
    received === 0
      ? w.noneReceived
      : undecided === 0
        ? w.doneAll
        : w.left(format.number(undecided), format.number(received))
  const item = (key: string, name: string, received: number, undecided: number) => (
    <li key={key}>
      <button
        type="button"
        class="article-choice"
        aria-current={(chosen ?? '') === key ? 'true' : undefined}
        onClick={() => onChoose(key)}
      >
        <span>{name}</span>
        <span class="small muted">{line(received, undecided)}</span>
        {received > 0 && <progress aria-hidden="true" value={received - undecided} max={received} />}
      </button>
    </li>
  )
  return (
    <nav class="articles" aria-label={w.progress}>
      <h2 class="visually-hidden">{w.progress}</h2>
      <ul class="plain-list">
        {item('', w.all, sum('received'), sum('undecided'))}
        {progress.map(({ articleId, received, undecided }) =>
          item(articleId ?? 'whole', nameOf(solicitation.parts, articleId), received, undecided),
        )}
      </ul>
    </nav>
  )
}
