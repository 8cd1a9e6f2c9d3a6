import { type ComponentChild, render } from 'preact'
import type { Language } from '#contract/basics.ts'
import type { Citizen } from '../../i18n/citizen.zh-CN.ts'
import { createFormat } from '../../i18n/format.ts'
import { browserEnv } from '../../live/env.ts'
import { browserStorage } from '../../live/storage.ts'
import { readAttributes } from '../attributes.ts'
import type { Identity } from '../identity/identity.tsx'
import { keepFocus } from '../keep-focus.ts'
import { setStage } from '../stage.ts'
import { Interview } from './Interview.tsx'
import { createSession } from './session.ts'

export interface MountOptions {
  host: HTMLElement
  root: ShadowRoot
  origin: string
  language: Language
  messages: Citizen
  /** style.css */
  style: string
}

/** Draws an interview into the element's shadow; the result takes it away again. */
export const mount = ({ host, root, origin, language, messages, style }: MountOptions): (() => void) => {
  const { activityId, heading, problems } = readAttributes(host.attributes, messages)
  const { place, paint } = setStage(host, root, language, style)
  place.addEventListener('click', keepFocus)
  const box = problems.length > 0 && (
    <div class="all">
      <div class="errors" role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  )
  const page = (part: ComponentChild) => render([box, part], place)
  const unmount = () => render(null, place)
  if (activityId === null) {
    page(<slot />)
    return unmount
  }

  const storage = browserStorage()
  const focus = (id: string) => root.getElementById(id)?.focus()
  const elderKey = `zhitong:${origin}:elder`
  let identity: Identity | null = null
  const session = createSession({
    origin,
    activityId,
    env: browserEnv,
    storage,
    identify: async ({ site }, as, changed) => {
      const { createIdentity } = await import('../identity/identity.tsx')
      identity ??= await createIdentity({
        ...{ origin, activityId, language, timeZone: site.timeZone, why: 'interview', env: browserEnv },
        ...{ now: Date.now, taken: () => {}, changed, focus },
      })
      return identity.participant(as)
    },
    notice: ({ type, ...detail }) => {
      const about = { bubbles: true, composed: true, detail: { activityId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })

  const repaint = () => paint(session.view.activity?.site.colour)
  repaint()
  session.subscribe(repaint)

  page(
    <Interview
      session={session}
      t={messages}
      language={language}
      formatIn={(timeZone) => createFormat(language, timeZone)}
      page={`${origin}/p/${activityId}`}
      heading={heading}
      elder={storage.get(elderKey) === 'on'}
      keepElder={(on) => storage.set(elderKey, on ? 'on' : null)}
      identity={() => identity}
      focus={focus}
    />,
  )
  return () => {
    identity?.end()
    unmount()
  }
}
