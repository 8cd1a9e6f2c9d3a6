import type { RefusalCode } from '#contract/refusal.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/values.ts'
import { compile } from '#domain/survey/model/compiled.ts'
import { all, answerOf, type Node, write } from '#domain/survey/model/node.ts'
import type { Problem, ProblemKind } from '#domain/survey/model/problem.ts'
import { type Assessment, assess, copy } from '#domain/survey/model/survey.ts'
import type { Asking } from '#domain/survey/model/way.ts'
import { CODE_PATH } from './code-path.ts'
import { problemsOn, type Screen, screensOf } from './course.ts'
import type { Draft } from './keeping.ts'
import { engine } from './late/engine.ts'
import { understanding } from './late/understood.ts'

/** A problem of the model, or one that only the browser or the platform can know of. */
export type ShownProblem = Omit<Problem, 'kind'> & {
  kind: ProblemKind | 'not-an-answer' | 'not-readable' | 'code-missing' | 'code-refused' | 'refused'
  code?: RefusalCode
}

export interface FillingOptions {
  definition: Definition
  zone: string
  now: () => number
  draft: Draft
  /** Some of it was typed in an earlier visit. */
  resumed: boolean
  needsCode: boolean
  /** Gets what is to be kept on the device. */
  changed(draft: Draft): void
}

export const CHECK = '~check'

/** One response being filled in: the answers, the screens they lead through, and the problems being shown. */
export const createFilling = (options: FillingOptions) => {
  const { definition, zone, now, needsCode, changed } = options
  const survey = compile(definition)
  const environment = () => ({ now: now(), zone })
  const languages = definition.languages
  const close = (one: string) => one.split('-')[0] === options.draft.lang.split('-')[0]
  const lang = languages.find((one) => one === options.draft.lang) ?? languages.find(close) ?? languages[0] ?? ''

  let draft: Draft = { ...options.draft, lang }
  let { resumed } = options
  if (engine) draft.answers = engine.start(survey, environment(), resumed && draft.answers)
  let state: Asking
  let route: Screen[] = []
  /** Fields that hold what the browser cannot read as what they ask for. */
  const unreadable = new Set<string>()
  let problems: ShownProblem[] = []
  let alarm = 0
  let moved = 0
  let touched = ''

  const settle = (next: Assessment) => {
    // Without conditions no page is jumped over.
    const shown = next.pages.flatMap((page, at) => (page.shown ? [at] : []))
    state = engine?.way(survey, next, environment()) ?? { ...next, way: shown }
    route = screensOf(definition, state)
  }
  const judge = () => {
    draft.answers = understanding?.understood(definition, draft.answers) ?? draft.answers
    settle(assess(survey, draft.answers, environment()))
  }
  judge()

  const put = (change: Partial<Draft>) => {
    draft = { ...draft, ...change }
    changed(draft)
  }

  const here = (): Screen | undefined => route.find(({ id }) => id === draft.at) ?? route[0]
  const isFirst = () => here() === route[0]
  const wantsCheck = definition.showPreviewBeforeComplete ?? true
  const checks = () => wantsCheck && (definition.showPreviewBeforeComplete === true || route.length > 1)

  const problemsOf = (screen: Screen): ShownProblem[] => {
    const found: ShownProblem[] = problemsOn(screen, state.problems)
    const shown = [...all(screen.nodes)].filter(
      // A number may have been understood since.
      (node) => node.shown && unreadable.has(node.path) && typeof answerOf(node) !== 'number',
    )
    const typed = shown.map(({ path }): ShownProblem => ({ path, kind: 'not-readable' }))
    // "Please answer" would be no help to somebody who did, unreadably.
    const answered = found.filter(({ path }) => !typed.some((one) => one.path === path))
    const code: ShownProblem[] =
      needsCode && screen === route[0] && !/^[A-Za-z0-9]{12,40}$/.test(draft.code.trim())
        ? [{ path: CODE_PATH, kind: 'code-missing' }]
        : []
    return [...code, ...typed, ...answered]
  }

  const show = (at: string, found: ShownProblem[]) => {
    problems = found
    if (found.length) alarm++
    else moved++
    put({ at })
  }

  const change = (node: Node, touch: () => void) => {
    const before = copy(state.answers) as Plain
    touch()
    // What the answer is part of changes as a whole.
    let top = node
    while (top.within) top = top.within
    const changes: Plain = {}
    for (const key of [top.key, `${top.key}-Comment`]) changes[key] = state.answers[key]
    settle(
      engine
        ? engine.answered(survey, before, changes, environment(), draft, node)
        : assess(survey, { ...before, ...changes }, environment()),
    )
    const again = touched === node.path
    touched = node.path
    put({ answers: state.answers, changes: draft.changes + (again ? 0 : 1) })
  }

  return {
    survey,
    environment,
    definition,
    languages,
    resumed: () => resumed,
    draft: () => draft,
    state: () => state,
    /** Once more, when what judges answers has been loaded. */
    judge,
    route: () => route,
    here,
    checking: () => draft.at === CHECK && checks(),
    checks,
    problems: () => problems,
    /** Grow when problems are to be read, and when another screen is. */
    alarm: () => alarm,
    moved: () => moved,

    answer: (node: Node, value: unknown) => change(node, () => write(node, value)),
    comment: (node: Node, text: string) =>
      change(node, () => {
        if (text) node.holder[`${node.key}-Comment`] = text
        else delete node.holder[`${node.key}-Comment`]
        write(node, node.holder[node.key])
      }),
    unreadable: (node: Node, is: boolean) => {
      if (is) unreadable.add(node.path)
      else unreadable.delete(node.path)
    },
    putCode: (code: string) => put({ code }),
    speak: (language: string) => put({ lang: language }),

    /** True where nothing is left to ask and the response can be sent. */
    next: (): boolean => {
      judge()
      const screen = here()
      if (!screen) return true
      const found = problemsOf(screen)
      if (found.length) {
        show(draft.at, found)
        return false
      }
      resumed = false
      draft.seen = [...new Set([...draft.seen, screen.id])]
      const after = route.slice(route.indexOf(screen) + 1)
      // Whoever came back from the last check goes there again, past what is answered already.
      const open = ({ id }: Screen) => !draft.seen.includes(id)
      const next = draft.seen.includes(CHECK) ? (route.find(open) ?? null) : (after[0] ?? null)
      if (!next && !checks()) return true
      if (!next) draft.seen = [...draft.seen, CHECK]
      show(next?.id ?? CHECK, [])
      return false
    },
    back: () => {
      const screen = here()
      const at = draft.at === CHECK ? route.length : screen ? route.indexOf(screen) : 0
      show(route[Math.max(0, at - 1)]?.id ?? '', [])
    },
    canGoBack: () => draft.at === CHECK || !isFirst(),
    go: (screen: Screen) => show(screen.id, []),
    /** Shows the first screen with a problem; true where there is none. */
    ready: (): boolean => {
      judge()
      const screen = route.find((one) => problemsOf(one).length)
      if (screen) show(screen.id, problemsOf(screen))
      return !screen
    },
    /** It is sent: not to be changed until it is acknowledged or refused. */
    close: () => {
      problems = []
      put({ sentAt: now(), tookMs: Math.max(0, Math.round(now() - draft.startedAt)) })
    },
    reopen: (found: ShownProblem[]) => {
      const paths = new Set(found.map(({ path }) => path))
      const isHere = (screen: Screen) => [...all(screen.nodes)].some(({ path }) => paths.has(path))
      const screen = paths.has(CODE_PATH) ? route[0] : route.find(isHere)
      draft.sentAt = null
      // Where the browser finds the same, it may have the survey's own words for it.
      const known = (one: ShownProblem) =>
        state.problems.find(({ path, kind }) => path === one.path && kind === one.kind)
      show(
        screen?.id ?? draft.at,
        found.map((one) => known(one) ?? one),
      )
    },
  }
}
export type Filling = ReturnType<typeof createFilling>
