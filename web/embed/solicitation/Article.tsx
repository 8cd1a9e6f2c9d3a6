import type { DraftArticle } from '#contract/solicitation/draft.ts'
import { Heading } from '../interview/Heading.tsx'
import { useScene } from './scene.ts'
import { Talk } from './Talk.tsx'

/** One article: its number as a heading, its text, and what is said about it. */
export const Article = ({ article, level }: { article: DraftArticle; level: number }) => {
  const { view, nameOf } = useScene()
  return (
    <section class="article" aria-labelledby={`part-${article.id}`}>
      <Heading level={level}>
        <span id={`part-${article.id}`} tabIndex={-1} lang={view.details.lang}>
          {nameOf(article.id)}
        </span>
      </Heading>
      <p class="text" lang={view.details.lang}>
        {article.text}
      </p>
      <Talk articleId={article.id} />
    </section>
  )
}
