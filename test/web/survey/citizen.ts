import type { Definition } from '#contract/survey/definition.ts'
import type { Environment, Plain } from '#domain/survey/expression/index.ts'
import { all, compile, type Node } from '#domain/survey/model/index.ts'
import { receive } from '#domain/survey/respond/receive.ts'
import { planOf } from '#domain/survey/tally/index.ts'
import { createFilling } from '../../../web/embed/survey/filling.ts'
import { toSend } from '../../../web/embed/survey/finish/to-send.ts'
import type { Draft } from '../../../web/embed/survey/keeping.ts'

/** What became of a response: what is stored of it, or why it is refused. */
export type Outcome = { taken: Plain } | { refused: { path: string; rule: string }[] }

const NEW: Draft = {
  ...{ id: 'response-one', version: 1, lang: 'en', answers: {}, at: '', seen: [], startedAt: 0, changes: 0 },
  ...{ code: '', sentAt: null, tookMs: 0 },
}

/**
 * A citizen without a browser: the page's own filling, what it sends, and what the platform says to that. What needs the expression
 * language has to have been loaded (`setEngine`).
 */
export const citizenOf = (definition: Definition, environment: Environment, kept: Partial<Draft> = {}) => {
  let draft: Draft = { ...NEW, lang: definition.languages[0] ?? 'en', ...kept }
  const filling = createFilling({
    ...{ definition, zone: environment.zone, now: () => environment.now, needsCode: false },
    ...{ draft, resumed: kept.answers !== undefined },
    changed: (next) => {
      draft = next
    },
  })
  const find = (path: string): Node | undefined =>
    [...all(filling.state().pages)].find((node) => node.kind === 'question' && node.path === path)
  const node = (path: string): Node => {
    const found = find(path)
    if (!found) throw new Error(`no question ${path}`)
    return found
  }
  const survey = compile(definition)
  const asked = { version: 1, survey, plan: planOf(definition) }
  return {
    filling,
    find,
    node,
    kept: () => draft,
    answer: (path: string, value: unknown) => filling.answer(node(path), structuredClone(value)),
    comment: (path: string, text: string) => filling.comment(node(path), text),
    /** What the page would send, whether or not it would let the citizen send it. */
    sends: () => toSend(filling),
    /** The platform's word on what the page sends. */
    send: (): Outcome => {
      const answers = JSON.parse(JSON.stringify(toSend(filling))) as Plain
      const { lang } = filling.draft()
      const result = receive(asked, { quotas: [] }, { answers, lang, channel: 'web' }, environment)
      if (result.ok) return { taken: result.value.answers }
      const { issues = [] } = result.refusal as { issues?: { path: string; rule: string }[] }
      return { refused: issues.map(({ path, rule }) => ({ path: path.replace(/^answers\./, ''), rule })) }
    },
  }
}
export type Citizen = ReturnType<typeof citizenOf>
