import { type ComponentChild, render } from 'preact'
import type { Language } from '#contract/basics.ts'
import type { CaseWords } from '../../i18n/case.zh-CN.ts'
import { createFormat } from '../../i18n/format.ts'
import { quietEnv } from '../../live/env.ts'
import { browserStorage } from '../../live/storage.ts'
import { readSiteAttributes } from '../attributes.ts'
import { keepFocus } from '../keep-focus.ts'
import { setStage } from '../stage.ts'
import type { Given, Part, Scene } from './scene.ts'
import styleUrl from './style.css?url'

export interface MountOptions {
  host: HTMLElement
  root: ShadowRoot
  origin: string
  language: Language
}

/** One of the elements: its words, and what is drawn with them. */
export interface Family<Words extends CaseWords> {
  words(language: Language): Promise<Words>
  part(given: Given): Part<Words>
}

const readStyle = async (): Promise<string> => {
  const reply = await fetch(new URL(styleUrl, import.meta.url))
  if (!reply.ok) throw new Error(`style: ${reply.status}`)
  return reply.text()
}

/** Draws an element of the acceptance system into its shadow; the result takes it away again. */
export const mountFamily = async <Words extends CaseWords>(
  family: Family<Words>,
  { host, root, origin, language }: MountOptions,
  wanted: () => boolean,
): Promise<() => void> => {
  const [t, style] = await Promise.all([family.words(language), readStyle()])
  if (!wanted()) return () => {}
  const { siteId, heading, problems } = readSiteAttributes(host.attributes, t)
  const { place, paint } = setStage(host, root, language, style)
  place.addEventListener('click', keepFocus)
  const storage = browserStorage()
  const elderKey = `zhitong:${origin}:elder`
  let said = ''

  const elder = () => storage.get(elderKey) === 'on'
  const page = (inside: ComponentChild) =>
    render(
      <div class={elder() ? 'all elder' : 'all'}>
        {problems.length > 0 && (
          <div class="errors" role="alert">
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </div>
        )}
        {inside}
        <div class="hidden" role="status">
          {said}
        </div>
      </div>,
      place,
    )
  const unmount = () => render(null, place)
  if (siteId === null) {
    page(<slot />)
    return unmount
  }

  const focus = (id: string) => root.getElementById(id)?.focus()
  const draw = () => {
    const site = part.site()
    paint(site?.colour)
    const s: Scene<Words> = {
      t,
      language,
      format: createFormat(language, site?.timeZone ?? 'Asia/Shanghai'),
      origin,
      siteId,
      heading,
      focus,
      said,
      say: (text) => {
        said = text
        draw()
      },
    }
    page(
      <>
        <p class="top screen">
          <span class="tools">
            <button
              type="button"
              class="quiet"
              aria-pressed={elder()}
              onClick={() => {
                storage.set(elderKey, elder() ? null : 'on')
                draw()
              }}
            >
              {t.largeText}
            </button>
          </span>
        </p>
        {part.view(s)}
      </>,
    )
  }

  const part = family.part({
    origin,
    siteId,
    language,
    env: quietEnv,
    storage,
    visit: browserStorage(() => window.sessionStorage),
    changed: () => draw(),
    go: (id) => {
      draw()
      focus(id)
    },
    notice: (type, detail = {}) => {
      const about = { bubbles: true, composed: true, detail: { siteId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })
  draw()
  part.start()
  return () => {
    part.end()
    unmount()
  }
}
