import { OwnItem } from './OwnItem.tsx'
import { useScene } from './scene.ts'

/** What became of the citizen's own questions: their state, always with the reason. */
export const Mine = () => {
  const { t, view } = useScene()
  const unsent = view.waiting.filter(({ command }) => command.type === 'ask')
  const { questions } = view.own
  return (
    <>
      <p class="meta">{t.mineNote}</p>
      {unsent.length + questions.length === 0 && <p class="empty">{t.mineEmpty}</p>}
      <ul class="questions">
        {[...unsent].reverse().map(({ target, command }) => (
          <li key={target}>
            <p class="text">{command.type === 'ask' && command.text}</p>
            <p class="meta">{t.unsent}</p>
          </li>
        ))}
        {questions.map((question) => (
          <li key={question.id}>
            <OwnItem question={question} />
          </li>
        ))}
      </ul>
    </>
  )
}
