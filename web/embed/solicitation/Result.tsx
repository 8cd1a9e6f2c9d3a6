import type { AdoptionCounts } from '#contract/solicitation/adoption.ts'
import { ADOPTIONS, STANCES } from '#contract/solicitation/comment.ts'
import { Heading } from '../interview/Heading.tsx'
import { Paragraphs } from '../interview/Paragraphs.tsx'
import { Adopted } from './Adopted.tsx'
import { useScene } from './scene.ts'

/** What became of the comments (M3): figures, what is said in general, and every article with its opinions, their outcome and why. */
export const Result = () => {
  const { t, view, format, heading, nameOf } = useScene()
  const { result, details } = view
  if (!result) return null
  const { statement, table, at, credits } = result
  const signed = (['providedBy', 'editedBy', 'secrecyReviewedBy', 'signedOffBy'] as const).filter((key) => credits[key])
  return (
    <>
      <p class="meta">{t.resultAt(format.dateTime(at))}</p>
      <Counts counts={table.counts} />
      {table.counts.received === 0 ? (
        <p class="empty">{t.nobody}</p>
      ) : (
        <dl class="facts">
          {STANCES.map((stance) => (
            <Figure key={stance} name={t.stanceOf[stance]} value={table.stances[stance]} />
          ))}
          {(['individual', 'organisation'] as const).map((kind) => (
            <Figure key={kind} name={t.senders[kind]} value={table.senders[kind]} />
          ))}
        </dl>
      )}
      <Heading level={heading}>{t.statement}</Heading>
      <Paragraphs text={statement} lang={details.lang} />
      {table.articles.map(({ articleId, counts, rows }) =>
        counts.received === 0 ? null : (
          <section key={articleId} class="adopted">
            <Heading level={heading}>{nameOf(articleId)}</Heading>
            <Counts counts={counts} />
            {rows === 0 ? <p class="meta">{t.onlyStances}</p> : <Adopted articleId={articleId} />}
          </section>
        ),
      )}
      {signed.length > 0 && (
        <dl class="facts" aria-label={t.credits}>
          {signed.map((key) => (
            <div key={key}>
              <dt>{t[key]}</dt>
              <dd>{credits[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

const Counts = ({ counts }: { counts: AdoptionCounts }) => {
  const { t } = useScene()
  const shown = (['received', ...ADOPTIONS, 'wordless'] as const).filter((key) => key === 'received' || counts[key] > 0)
  return (
    <dl class="facts">
      {shown.map((key) => (
        <Figure key={key} name={t.counts[key]} value={counts[key]} />
      ))}
    </dl>
  )
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <strong>{useScene().format.number(value)}</strong>
    </dd>
  </div>
)
