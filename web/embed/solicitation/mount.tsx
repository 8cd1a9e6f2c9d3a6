import { type ComponentChild, render } from 'preact'
import type { Language } from '#contract/basics.ts'
import { createZonedFormat } from '../../i18n/format.ts'
import type { SolicitationWords } from '../../i18n/solicitation.zh-CN.ts'
import { quietEnv } from '../../live/env.ts'
import { browserStorage } from '../../live/storage.ts'
import { readAttributes } from '../attributes.ts'
import type { Identity } from '../identity/identity.tsx'
import { keepFocus } from '../keep-focus.ts'
import { setStage } from '../stage.ts'
import { Solicitation } from './Solicitation.tsx'
import { createSession } from './session.ts'
import styleUrl from './style.css?url'

export interface MountOptions {
  host: HTMLElement
  root: ShadowRoot
  origin: string
  language: Language
}

const wordsIn = async (language: Language): Promise<SolicitationWords> =>
  (language === 'en' ? await import('../../i18n/solicitation.en.ts') : await import('../../i18n/solicitation.zh-CN.ts'))
    .solicitation

const readStyle = async (): Promise<string> => {
  const reply = await fetch(new URL(styleUrl, import.meta.url))
  if (!reply.ok) throw new Error(`style: ${reply.status}`)
  return reply.text()
}

/** Draws a solicitation into the element's shadow; the result takes it away again. `wanted`: the element still asks for it. */
export const mount = async (
  { host, root, origin, language }: MountOptions,
  wanted: () => boolean,
): Promise<() => void> => {
  const [t, style] = await Promise.all([wordsIn(language), readStyle()])
  if (!wanted()) return () => {}
  const { activityId, heading, problems } = readAttributes(host.attributes, t)
  const { place, paint } = setStage(host, root, language, style)
  place.addEventListener('click', keepFocus)
  const storage = browserStorage()
  const elderKey = `zhitong:${origin}:elder`
  const box = problems.length > 0 && (
    <div class="all">
      <div class="errors" role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  )
  const draw = (part: ComponentChild) => render([box, part], place)
  const unmount = () => render(null, place)
  if (activityId === null) {
    draw(<slot />)
    return unmount
  }
  let identity: Identity | null = null
  const focus = (id: string) => {
    const element = root.getElementById(id)
    element?.focus()
    return element !== null
  }
  const session = createSession({
    origin,
    activityId,
    env: quietEnv,
    storage,
    identify: async ({ site }, as, changed) => {
      const { createIdentity } = await import('../identity/identity.tsx')
      identity ??= await createIdentity({
        ...{ origin, activityId, language, timeZone: site.timeZone, why: 'solicitation', env: quietEnv },
        ...{ now: session.now, taken: () => {}, changed, focus },
      })
      return identity.participant(as)
    },
    notice: ({ type, ...detail }) => {
      const about = { bubbles: true, composed: true, detail: { activityId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })
  paint(null)
  session.subscribe(() => paint(session.view?.site.colour))
  draw(
    <Solicitation
      session={session}
      t={t}
      formatIn={(timeZone) => createZonedFormat(language, timeZone)}
      page={`${origin}/p/${activityId}`}
      heading={heading}
      elder={storage.get(elderKey) === 'on'}
      keepElder={(on) => storage.set(elderKey, on ? 'on' : null)}
      focus={focus}
      verification={(id) => identity?.draw(id)}
    />,
  )
  return () => {
    identity?.end()
    unmount()
  }
}
