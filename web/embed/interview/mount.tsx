import { type ComponentChild, render } from 'preact'
import type { Language } from '../../../functions/contract/basics.ts'
import type { Citizen } from '../../i18n/citizen.zh-CN.ts'
import { createFormat } from '../../i18n/format.ts'
import { browserEnv } from '../../live/env.ts'
import { browserStorage } from '../../live/storage.ts'
import { readAttributes } from '../attributes.ts'
import { paletteCss, parseColour } from '../colour.ts'
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

/** A deep civic blue, where neither the page nor the site chose a colour. */
const COLOUR = '#1a4b8c'

const sheetOf = (css: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

/** Draws an interview into the element's shadow; the result takes it away again. */
export const mount = ({ host, root, origin, language, messages, style }: MountOptions): (() => void) => {
  const { activityId, heading, problems } = readAttributes(host.attributes, messages)
  const colours = new CSSStyleSheet()
  // Constructed sheets pass a host's policy that forbids inline styles.
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(style), colours]
  const place = document.createElement('div')
  place.lang = language
  root.replaceChildren(place)
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
  const elderKey = `zhitong:${origin}:elder`
  const session = createSession({
    origin,
    activityId,
    env: browserEnv,
    storage,
    notice: ({ type, ...detail }) => {
      const about = { bubbles: true, composed: true, detail: { activityId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })

  let painted: string | null = null
  const paint = () => {
    const site = session.view.activity?.site.colour ?? COLOUR
    if (site === painted) return
    painted = site
    const colour = parseColour(colourOf(host, place) ?? site) ?? parseColour(COLOUR)
    if (colour) colours.replaceSync(paletteCss(colour))
  }
  paint()
  session.subscribe(paint)

  page(
    <Interview
      session={session}
      t={messages}
      formatIn={(timeZone) => createFormat(language, timeZone)}
      page={`${origin}/p/${activityId}`}
      heading={heading}
      elder={storage.get(elderKey) === 'on'}
      keepElder={(on) => storage.set(elderKey, on ? 'on' : null)}
    />,
  )
  return unmount
}

/** The page's `--zhitong-colour`, whatever way it is written, as the browser computes it. */
const colourOf = (host: HTMLElement, place: HTMLElement): string | null => {
  if (!getComputedStyle(host).getPropertyValue('--zhitong-colour').trim()) return null
  const probe = place.appendChild(document.createElement('span'))
  probe.style.color = 'var(--zhitong-colour)'
  const computed = getComputedStyle(probe).color
  probe.remove()
  return computed
}
