import { all } from '../../../functions/domain/survey/model/node.ts'
import { Elements } from './Elements.tsx'
import { titleOf } from './Field.tsx'
import { problemText } from './problem-text.ts'
import { CODE_PATH } from './refused.ts'
import type { Scene } from './scene.ts'

/** What is wrong, at the top, in the same words as at the questions, each a link to its own. */
const Summary = ({ s }: { s: Scene }) => {
  const { filling, t } = s
  const problems = filling.problems()
  if (!problems.length) return null
  const nodes = new Map([...all(filling.state().pages)].map((node) => [node.path, node]))
  const about = (path: string) => {
    const node = nodes.get(path)
    return path === CODE_PATH ? `${t.code} – ` : node?.kind === 'question' ? `${titleOf(s, node)} – ` : ''
  }
  return (
    <div class="errors" role="alert" tabIndex={-1} id="summary" aria-labelledby="summary-title">
      <p id="summary-title">
        <strong>{t.errors}</strong>
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.kind}>
            <a
              href={`#${s.id(problem.path)}`}
              onClick={(event) => {
                // Fragments do not reach into a shadow tree.
                event.preventDefault()
                s.focus(s.id(problem.path))
              }}
            >
              {about(problem.path)}
              {problemText(s, problem)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Code = ({ s }: { s: Scene }) => {
  const { filling, t } = s
  const id = s.id(CODE_PATH)
  const problem = filling.problems().find(({ path }) => path === CODE_PATH)
  return (
    <div class={problem ? 'field bad' : 'field'}>
      <label class="title-of" for={id}>
        {t.code}
        <span class="meta must">{t.required}</span>
      </label>
      <p class="meta" id={`${id}-hint`}>
        {t.codeHint}
      </p>
      {problem && (
        <p class="wrong" id={`${id}-wrong`}>
          <span class="hidden">{t.error} </span>
          {problemText(s, problem)}
        </p>
      )}
      <input
        id={id}
        autocomplete="off"
        spellcheck={false}
        value={filling.draft().code}
        aria-describedby={`${id}-hint${problem ? ` ${id}-wrong` : ''}`}
        aria-invalid={problem ? 'true' : undefined}
        onInput={(event) => filling.putCode(event.currentTarget.value)}
      />
    </div>
  )
}

interface ScreenProps {
  s: Scene
  needsCode: boolean
  send: () => void
  clear: () => void
}

/** One step: what is asked in it, and the ways on and back. */
export const Screen = ({ s, needsCode, send, clear }: ScreenProps) => {
  const { filling, t, lang } = s
  const { definition } = filling
  const screen = filling.here()
  const route = filling.route()
  const at = screen ? route.indexOf(screen) : -1
  const total = route.length + (filling.checks() ? 1 : 0)
  const isLast = at === route.length - 1 && !filling.checks()
  const isStart = at === 0 && definition.firstPageIsStartPage
  const next = isStart
    ? s.words(definition.startSurveyText) || t.start
    : isLast
      ? s.words(definition.completeText) || t.send
      : s.words(definition.pageNextText) || t.next
  const submit = (event: Event) => {
    event.preventDefault()
    if (filling.next()) send()
  }
  return (
    // A form of its own each step, so that no field of the one before lives on in the next.
    <form key={screen?.id} noValidate onSubmit={submit}>
      <div id="step" tabIndex={-1} class="step">
        {at >= 0 && total > 1 && definition.showProgressBar !== false && <Progress s={s} at={at} total={total} />}
      </div>
      {filling.canGoBack() && definition.showPrevButton !== false && <Back s={s} />}
      <Summary s={s} />
      {needsCode && at === 0 && <Code s={s} />}
      <Elements s={s} nodes={screen?.nodes ?? []} level={s.heading} />
      <div class="actions">
        <button type="submit" class="primary" lang={lang}>
          {next}
        </button>
        {filling.draft().changes > 0 && <Clear s={s} clear={clear} />}
      </div>
    </form>
  )
}

export const Progress = ({ s, at, total }: { s: Scene; at: number; total: number }) => {
  const words = s.t.progress(`${at + 1}`, `${total}`)
  return (
    <>
      <p class="meta">{words}</p>
      <progress aria-label={words} value={at} max={total} />
    </>
  )
}

export const Back = ({ s: { filling, t, words } }: { s: Scene }) => (
  <button type="button" class="quiet back" onClick={filling.back}>
    ‹ {words(filling.definition.pagePrevText) || t.back}
  </button>
)

/** For a device that others use too. The question is the browser's own element, which asks without any state of ours. */
const Clear = ({ s: { t }, clear }: { s: Scene; clear: () => void }) => (
  <details class="clear">
    <summary>{t.clear}</summary>
    <p>
      {t.clearSure}{' '}
      <button type="button" onClick={clear}>
        {t.clearYes}
      </button>
    </p>
  </details>
)
