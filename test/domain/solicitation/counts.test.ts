import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tally } from '#contract/live/tally.ts'
import { ADOPTIONS, COMMENT_STATES, STANCES } from '#contract/solicitation/comment.ts'
import { adoptionTable, countedSummary, summaryOf } from '#domain/solicitation/adoption.ts'
import type { CommentRecord } from '#domain/solicitation/comment.ts'
import { articlePart, articleProgress, marksOf } from '#domain/solicitation/marks.ts'
import { ARTICLE, comment, parts, WANG } from './builders.ts'

const ARTICLES = [ARTICLE, 'article-02', null]

const anyComment = fc.record({
  articleId: fc.constantFrom(...ARTICLES),
  stance: fc.constantFrom(...STANCES),
  text: fc.constantFrom('', '太长。', '支持'),
  state: fc.constantFrom(...COMMENT_STATES),
  labels: fc.subarray(['照明', '收费']),
  sender: fc.constantFrom(
    { kind: 'individual' as const, name: null },
    { kind: 'organisation' as const, name: '某公司' },
  ),
  adoption: fc.option(
    fc.record({
      status: fc.constantFrom(...ADOPTIONS),
      reason: fc.constant(''),
      by: fc.constant(WANG),
      at: fc.constant(1),
    }),
  ),
})

/** The tally that the stream would have made of these. */
const tallyOf = (part: string, comments: readonly CommentRecord[]): Tally => {
  const tally: Tally = { id: part, version: 1, total: 0, options: {} }
  for (const each of comments)
    for (const [own, counters] of Object.entries(marksOf(each))) {
      if (own !== part) continue
      tally.total++
      for (const [name, by] of Object.entries(counters))
        tally.options = { ...tally.options, [name]: (tally.options?.[name] ?? 0) + by }
    }
  return tally
}

describe('[D6] counts by article', () => {
  it('make the same summary as the table of the comments themselves', () => {
    fc.assert(
      fc.property(fc.array(anyComment, { maxLength: 40 }), (made) => {
        const comments = made.map((more) => comment({}, more))
        const table = summaryOf(adoptionTable(parts, comments))
        const progress = ARTICLES.map((id) => articleProgress(id, tallyOf(articlePart(id), comments)))
        const counted = countedSummary(parts, progress)
        expect({ ...counted, articles: [] }).toEqual({ ...table, articles: [] })
        expect(counted.articles.map(({ rows, ...article }) => article)).toEqual(
          table.articles.map(({ rows, ...article }) => article),
        )
        for (const [index, { rows }] of table.articles.entries())
          expect(rows).toBeLessThanOrEqual(counted.articles[index]?.rows ?? -1)
      }),
    )
  })

  it('of nothing are nothing', () => {
    expect(articleProgress(null, undefined)).toMatchObject({
      received: 0,
      version: 0,
      undecided: 0,
      stances: { ask: 0 },
    })
  })
})
