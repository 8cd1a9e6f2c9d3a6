import { useSignal } from '@preact/signals'
import type * as v from 'valibot'
import type { AdoptionRow, AdoptionSummary } from '#contract/solicitation/adoption.ts'
import { compareTexts } from '#domain/solicitation/compare.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { MoreRows } from '../../site/MoreRows.tsx'
import { ChangeText } from '../change/ChangeText.tsx'
import { nameOf, useRoom } from '../room.ts'
import { words } from '../words.ts'

type Section = v.InferOutput<typeof AdoptionSummary>['articles'][number]
const COUNTS = ['received', 'adopted', 'partly', 'not', 'wordless', 'undecided'] as const

/** The adoption table as it stands, or as it was submitted: what will be published. */
export const Table = () => {
  const { solicitation, progress } = useRoom()
  const params = { activityId: solicitation.id }
  // Read again with every decision.
  const stand = progress.reduce((sum, { version }) => sum + version, solicitation.version)
  const table = useLoad(`${solicitation.id} ${stand}`, () => call('adoption.preview', { params }))
  const w = words().result
  return (
    <section class="card stack" aria-labelledby="table-title">
      <h2 id="table-title">{w.table}</h2>
      <Loads of={table}>
        {({ counts, articles }) => (
          <>
            <dl class="figures">
              {COUNTS.map((key) => (
                <div key={key}>
                  <dt>{w.counts[key]}</dt>
                  <dd>{counts[key]}</dd>
                </div>
              ))}
            </dl>
            {counts.received === 0 && <p>{w.none}</p>}
            {articles
              .filter((article) => article.counts.received > 0)
              .map((article) => (
                <Article key={article.articleId} section={article} />
              ))}
          </>
        )}
      </Loads>
    </section>
  )
}

const Article = ({ section }: { section: Section }) => {
  const { solicitation } = useRoom()
  const opened = useSignal(false)
  const { counts, articleId, rows } = section
  const w = words().result
  const said = COUNTS.filter((key) => counts[key] > 0).map((key) => `${w.counts[key]} ${counts[key]}`)
  return (
    <details onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>
        <strong>{nameOf(solicitation.parts, articleId)}</strong> <span class="small muted">{said.join(' · ')}</span>
      </summary>
      {opened.value && rows > 0 && <Rows articleId={articleId} />}
    </details>
  )
}

const Rows = ({ articleId }: { articleId: string | null }) => {
  const { solicitation, progress } = useRoom()
  const params = { activityId: solicitation.id }
  const article = articleId ?? 'whole'
  const version = progress.find((one) => one.articleId === articleId)?.version ?? 0
  const more = useSignal<AdoptionRow[]>([])
  const first = useLoad(`${article} ${version} ${solicitation.version}`, () =>
    call('adoption.preview.rows', { params, query: { article } }),
  )
  const w = words().result
  return (
    <Loads of={first}>
      {({ rows, next }) => (
        <>
          <table class="list-table stacking">
            <thead>
              <tr>
                <th scope="col">{w.opinion}</th>
                <th scope="col">{w.many}</th>
                <th scope="col">{w.outcome}</th>
                <th scope="col">{w.why}</th>
              </tr>
            </thead>
            <tbody>
              {[...rows, ...more.value].map((row, index) => (
                <Row key={index} row={row} articleId={articleId} />
              ))}
            </tbody>
          </table>
          <MoreRows
            next={next}
            read={(after) => call('adoption.preview.rows', { params, query: { article, after } })}
            onPage={(page) => (more.value = [...more.value, ...page.rows])}
          />
        </>
      )}
    </Loads>
  )
}

const Row = ({ row, articleId }: { row: AdoptionRow; articleId: string | null }) => {
  const { solicitation } = useRoom()
  const { lang } = solicitation.details
  const article = solicitation.parts.find(({ id }) => id === articleId)
  const before = article?.type === 'article' ? article.text : ''
  const all = words()
  return (
    <tr>
      <td>
        <span class="small muted">{all.stance[row.stance]}</span>
        {row.text && (
          <p class="part-text" lang={lang}>
            {row.text}
          </p>
        )}
        {row.erased && <p class="small muted">{all.comments.erased}</p>}
        {row.proposed !== null && <ChangeText changes={compareTexts(before, row.proposed, lang)} lang={lang} />}
      </td>
      <td>{row.comments}</td>
      <td class="nowrap">{row.status ? all.adoption[row.status] : all.result.counts.undecided}</td>
      <td lang={lang}>{row.reason}</td>
    </tr>
  )
}
