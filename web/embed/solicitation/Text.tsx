import { Heading } from '../interview/Heading.tsx'
import { About } from './About.tsx'
import { Article } from './Article.tsx'
import { Contents } from './Contents.tsx'
import { useScene } from './scene.ts'
import { Talk } from './Talk.tsx'

/** The draft: chapters and articles as real headings, each article with its comments below it, and the whole at the end. */
export const Text = () => {
  const { t, view, heading } = useScene()
  const { parts, details } = view
  const chapters = parts.filter((part) => part.type === 'heading')
  const top = Math.min(...chapters.map(({ level }) => level))
  let depth = heading
  return (
    <>
      <About />
      {parts.length === 0 ? <p class="empty">{t.empty}</p> : <Contents />}
      {parts.map((part) => {
        if (part.type === 'article') return <Article key={part.id} article={part} level={depth} />
        depth = heading + part.level - top + 1
        return (
          <Heading key={part.id} level={depth - 1} class="chapter">
            <span id={`part-${part.id}`} tabIndex={-1} lang={details.lang}>
              {part.number} {part.title}
            </span>
          </Heading>
        )
      })}
      <section class="article whole">
        <Heading level={heading}>
          <span id="part-whole" tabIndex={-1}>
            {t.whole}
          </span>
        </Heading>
        <p class="meta">{t.wholeHint}</p>
        <Talk articleId={null} />
      </section>
    </>
  )
}
