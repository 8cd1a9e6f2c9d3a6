import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '#contract/basics.ts'
import { languageOf } from '../i18n/language.ts'
import { verifyEn } from '../i18n/verify.en.ts'
import { type VerifyWords, verifyZhCN } from '../i18n/verify.zh-CN.ts'
import { Callout } from '../ui/Callout.tsx'
import { Loading } from '../ui/Loading.tsx'
import type { Asked } from './party.ts'
import { addressOf, arrive, askedHere, leave, type State } from './verification.ts'
import './verify.css'

const WORDS: Record<Language, VerifyWords> = { 'zh-CN': verifyZhCN, en: verifyEn }
const NAMES = { 'zh-CN': '中文', en: 'English' } as const

/** Verifies one citizen for one activity, and hands that on: what they are told, and what became of it. */
export const App = () => {
  const [asked] = useState(() => askedHere(languageOf(navigator.language) ?? 'zh-CN'))
  const lang = asked?.lang ?? languageOf(navigator.language) ?? 'zh-CN'
  const t = WORDS[lang]
  const [state, tell] = useState<State>({ at: 'busy' })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.documentElement.lang = lang
    document.title = `${t.title} · ${t.product}`
    void arrive(asked, tell)
  }, [])
  const first = useRef(true)
  useEffect(() => {
    if (state.at === 'busy') return
    // What comes first is read from the top anyhow; what follows an act is to be heard.
    if (!first.current || state.at !== 'start') heading.current?.focus()
    first.current = false
  }, [state.at])
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <main class="verify">
      <div class="verify-card card stack">
        <div class="row">
          <p class="verify-brand">{t.product}</p>
          {asked && state.at === 'start' && (
            <a class="row-end" href={addressOf({ ...asked, lang: other })} lang={other} hreflang={other}>
              {NAMES[other]}
            </a>
          )}
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {state.at === 'handed' || state.at === 'here' ? t.done : t.title}
        </h1>
        <Content {...{ t, asked, state, tell }} />
      </div>
    </main>
  )
}

interface ContentProps {
  t: VerifyWords
  asked: Asked | null
  state: State
  tell: (state: State) => void
}

const Content = ({ t, asked, state, tell }: ContentProps) => {
  const close = (
    <button type="button" class="button" onClick={() => window.close()}>
      {t.close}
    </button>
  )
  switch (state.at) {
    case 'busy':
      return <Loading label={t.busy} />
    case 'start':
      return (
        <>
          <p>{t.about(state.title)}</p>
          <ul class="stack-s">
            {t.learns.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div class="row">
            <button type="button" class="button primary" onClick={() => asked && void leave(asked, tell)}>
              {t.go}
            </button>
            {window.opener && close}
          </div>
        </>
      )
    case 'handed':
      return (
        <>
          <p>{t.handed}</p>
          <div>{close}</div>
        </>
      )
    case 'here':
      return (
        <>
          <p>{t.here}</p>
          <p>
            <a class="button primary" href={state.href}>
              {t.goOn}
            </a>
          </p>
        </>
      )
    case 'problem': {
      const { problem } = state
      // What would only fail again is not offered again.
      const again = asked !== null && !['nobody', 'not-found', 'origin'].includes(problem)
      return (
        <>
          <Callout tone={problem === 'cancelled' ? 'info' : 'danger'} role="alert" title={t.problem[problem].title}>
            <p>{t.problem[problem].hint}</p>
          </Callout>
          <div class="row">
            {again && (
              <a class="button primary" href={addressOf(asked)}>
                {t.again}
              </a>
            )}
            {asked && problem === 'origin' && (
              <a class="button primary" href={addressOf({ ...asked, origin: null })}>
                {t.ownPage}
              </a>
            )}
            {window.opener && close}
          </div>
        </>
      )
    }
  }
}
