import type { ComponentChild } from 'preact'
import { Elements } from './Elements.tsx'
import type { FinishProps } from './finish/props.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'

export interface ScreenProps {
  s: Scene
  /** The field for an invitation code, where one is needed. */
  code: ((props: FinishProps) => ComponentChild) | null
  session: Session
}

/** One step: what is asked in it, and the ways on and back. */
export const Screen = ({ s, code, session }: ScreenProps) => {
  const { filling, t, lang, finish } = s
  const { definition } = filling
  const screen = filling.here()
  const route = filling.route()
  const at = screen ? route.indexOf(screen) : -1
  const total = route.length + (filling.checks() ? 1 : 0)
  const isLast = at === route.length - 1 && !filling.checks()
  const isStart = at === 0 && definition.firstPageIsStartPage
  const [own, usual] = isStart
    ? [definition.startSurveyText, t.start]
    : isLast
      ? [definition.completeText, t.send]
      : [definition.pageNextText, t.next]
  const submit = (event: Event) => {
    event.preventDefault()
    session.next()
  }
  return (
    // A form of its own each step, so that no field of the one before lives on in the next.
    <form key={screen?.id} noValidate onSubmit={submit}>
      <div id="step" tabIndex={-1} class="step">
        {at >= 0 && total > 1 && definition.showProgressBar !== false && <Progress s={s} at={at} total={total} />}
      </div>
      {filling.canGoBack() && definition.showPrevButton !== false && <Back s={s} />}
      {finish && <finish.Summary s={s} t={finish.t} />}
      {finish && at === 0 && code?.({ s, t: finish.t })}
      <Elements s={s} nodes={screen?.nodes ?? []} level={s.heading} />
      <div class="actions">
        <button type="submit" class="primary" lang={lang}>
          {s.words(own) || usual}
        </button>
        {finish && filling.draft().changes > 0 && <finish.Clear s={s} t={finish.t} session={session} />}
      </div>
      {session.wishes && (
        <p class="note" role="status">
          {t.onward}
        </p>
      )}
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
