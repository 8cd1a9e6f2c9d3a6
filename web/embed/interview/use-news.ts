import { useEffect, useRef, useState } from 'preact/hooks'
import { type Scene, useScene } from './scene.ts'

/** What has become of each of the citizen's questions, in words, by its id. */
const standing = ({ t, view, state }: Scene): Map<string, string> =>
  new Map(
    view.own.questions.map((own) => {
      const shown = state.questions.get(own.mergedInto ?? own.id)
      const answering = shown && shown.id === state.brief?.answering
      const now = shown?.state === 'answered' ? shown.state : own.state
      return [own.id, answering ? t.answeringMine : t.news(t.questionState[now])]
    }),
  )

/** Askers are told when theirs is published, merged, taken up, answered or declined; also of what happened while they were away. */
export const useNews = () => {
  const scene = useScene()
  const known = useRef<Map<string, string> | null>(null)
  const [news, setNews] = useState<string | null>(null)
  useEffect(() => {
    const now = standing(scene)
    for (const [id, words] of now) {
      const before = known.current?.get(id)
      if (before !== undefined && before !== words) setNews(words)
    }
    known.current = now
  })
  return { news, dismiss: () => setNews(null) }
}
