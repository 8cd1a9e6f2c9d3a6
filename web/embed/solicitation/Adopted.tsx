import { useState } from 'preact/hooks'
import type { AdoptionRow } from '#contract/solicitation/adoption.ts'
import { Change } from './Change.tsx'
import { More } from './More.tsx'
import { useScene } from './scene.ts'
import { useComparing } from './use-comparing.ts'
import { usePages } from './use-pages.ts'

/** The opinions on one article, read when they are asked for: there may be tens of thousands in all. */
export const Adopted = ({ articleId }: { articleId: string | null }) => {
  const { t, nameOf } = useScene()
  const [opened, setOpened] = useState(false)
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        {t.seeOpinions}
        <span class="hidden"> {nameOf(articleId)}</span>
      </summary>
      {opened && <Rows articleId={articleId} />}
    </details>
  )
}

const Rows = ({ articleId }: { articleId: string | null }) => {
  const { t, session, nameOf } = useScene()
  const pages = usePages(async (after) => {
    const answer = await session.adopted(articleId, after)
    return answer.ok ? { ok: true, value: { items: answer.value.rows, next: answer.value.next } } : answer
  })
  return (
    <>
      {pages.items.length > 0 && (
        <table class="stacking" aria-label={t.table(nameOf(articleId))}>
          <thead>
            <tr>
              <th scope="col">{t.opinion}</th>
              <th scope="col">{t.howMany}</th>
              <th scope="col">{t.outcomeOf}</th>
              <th scope="col">{t.why}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map((row, index) => (
              <Row key={index} row={row} articleId={articleId} />
            ))}
          </tbody>
        </table>
      )}
      <More pages={pages} />
    </>
  )
}

const Row = ({ row, articleId }: { row: AdoptionRow; articleId: string | null }) => {
  const { t, view, format, articles } = useScene()
  const { lang } = view.details
  const comparing = useComparing()
  const { text, proposed, stance, comments, status, reason, erased } = row
  const article = articleId === null ? '' : (articles.get(articleId)?.text ?? '')
  return (
    <tr>
      <td>
        <span class="label">{t.stanceOf[stance]}</span>
        {text && (
          <p class="text" lang={lang}>
            {text}
          </p>
        )}
        {erased && <p class="meta">{t.erased}</p>}
        {proposed !== null && (
          <>
            <p class="meta">{t.proposal}</p>
            <Change
              changes={comparing?.compareTexts(article, proposed, lang) ?? [{ type: 'added', text: proposed }]}
              lang={lang}
            />
          </>
        )}
      </td>
      <td data-label={t.howMany}>{format.number(comments)}</td>
      <td data-label={t.outcomeOf}>
        <strong>{status ? t.adoption[status] : t.undecided}</strong>
      </td>
      <td data-label={t.why} lang={lang}>
        {reason}
      </td>
    </tr>
  )
}
