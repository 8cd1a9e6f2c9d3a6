import { languageOf } from '../i18n/language.ts'
import styleUrl from './interview/style.css?url'

/** The platform is where this script came from: a page names it once, in the script's address. */
const ORIGIN = new URL(import.meta.url).origin

const TAG = 'zhitong-activity'

/** How long after a failure it is tried again, at least and at most twice as long; in milliseconds. */
const AGAIN_MS = 3_000

/** All that the loader itself may have to say; the rest comes with the view. */
const FAILED = {
  'zh-CN': ['互动内容暂时无法加载。', '重试', '打开独立页面'],
  en: ['This content could not be loaded.', 'Try again', 'Open as a page'],
} as const

/** What is no interview comes in scripts of its own. */
const FAMILIES = {
  survey: () => import('#survey'),
  solicitation: () => import('#solicitation'),
  suggestions: () => import('#suggestions'),
  receipt: () => import('#receipt'),
  account: () => import('#account'),
}

/** Undefined for what is no activity: the view of an interview says why. */
const kindOf = async (id: string): Promise<unknown> => {
  const reply = await fetch(`${ORIGIN}/api/activities/${encodeURIComponent(id)}/entry`, { credentials: 'omit' })
  if (reply.status >= 500) throw reply.status
  return (await reply.json()).kind
}

/**
 * `<zhitong-activity id="…" lang="zh-CN|en" theme="light|dark|auto" heading="1–4">`; with `site="…"` in place of `id`:
 * `<zhitong-suggestions>` (the suggestion box), `<zhitong-receipt>` (what became of it) and `<zhitong-account>` (the figures).
 * What stands inside an element is shown until what it stands for is, and stays where it never can be.
 *
 * Events, bubbling and composed, with `detail.activityId`: `zhitong:ready` and `zhitong:state` (`state`); `zhitong:asked`,
 * `voted`, `answered` (a poll), `revised`, `withdrawn` (`target`, once the platform has acknowledged it); `zhitong:refused`
 * (`target`, `code`). Of a survey: `responded` (`target`); of a solicitation: `commented` and `supported` (`target`). With `detail.siteId`: `zhitong:submitted` (a suggestion).
 * Style properties: `--zhitong-colour`, `--zhitong-font`, `--zhitong-font-size`, `--zhitong-radius`.
 */
class ZhitongElement extends HTMLElement {
  static observedAttributes = ['id', 'site', 'lang', 'theme', 'heading']

  #root = this.attachShadow({ mode: 'open' })
  #near: IntersectionObserver | null = null
  /** Differs for each start, so that a chunk that arrives late mounts nothing. */
  #start = 0
  #unmount = () => {}

  connectedCallback() {
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        this.#near?.disconnect()
        void this.#open()
      },
      { rootMargin: '600px' },
    )
    this.#begin()
  }

  disconnectedCallback() {
    this.#near?.disconnect()
    this.#near = null
    this.#end()
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null) {
    if (this.#near && before !== after) this.#begin()
  }

  #begin() {
    this.#end()
    const sheet = new CSSStyleSheet()
    // As high as to put what follows it out of sight, so that nothing seen moves when its content comes.
    sheet.replaceSync(':host{display:block;min-block-size:480px}:host([hidden]){display:none}')
    this.#root.adoptedStyleSheets = [sheet]
    this.#root.replaceChildren(document.createElement('slot'))
    this.#near?.disconnect()
    this.#near?.observe(this)
  }

  #end() {
    this.#start++
    this.#unmount()
    this.#unmount = () => {}
  }

  async #open() {
    const start = this.#start
    // A page in a language that the interface lacks gets the reader's, then Chinese.
    const around = this.parentElement?.closest('[lang]')?.getAttribute('lang')
    const language = languageOf(this.lang) ?? languageOf(around) ?? languageOf(navigator.language) ?? 'zh-CN'
    try {
      const given = { host: this, root: this.#root, origin: ORIGIN, language }
      const kind = this.localName !== TAG ? this.localName.slice(8) : this.id && (await kindOf(this.id))
      const family = FAMILIES[kind as keyof typeof FAMILIES]
      if (family) {
        const { mount } = await family()
        const unmount = await mount(given, () => start === this.#start)
        if (start === this.#start) this.#unmount = unmount
        return
      }
      const [{ mount }, { citizen }, style] = await Promise.all([
        import('./interview/mount.tsx'),
        language === 'en' ? import('../i18n/citizen.en.ts') : import('../i18n/citizen.zh-CN.ts'),
        fetch(new URL(styleUrl, import.meta.url)).then((reply) =>
          reply.ok ? reply.text() : Promise.reject(reply.status),
        ),
      ])
      if (start !== this.#start) return
      this.#unmount = mount({ ...given, messages: citizen, style })
    } catch (problem) {
      console.error(problem)
      if (start !== this.#start) return
      this.#failed(FAILED[language])
      // The network may be back in a moment; apart, so that readers cut off together do not come back together.
      setTimeout(() => start === this.#start && this.#open(), AGAIN_MS * (1 + Math.random()))
    }
  }

  #failed([message, retry, open]: readonly [string, string, string]) {
    const box = document.createElement('p')
    const again = document.createElement('button')
    const link = document.createElement('a')
    box.setAttribute('role', 'alert')
    again.textContent = retry
    // Browsers remember that a module could not be loaded, for as long as the page lives.
    again.onclick = () => location.reload()
    link.textContent = open
    const site = encodeURIComponent(this.getAttribute('site') ?? '')
    const page = this.localName === TAG ? encodeURIComponent(this.id) : `site/${site}/${this.localName.slice(8)}`
    link.href = `${ORIGIN}/p/${page}`
    box.append(message, ' ', again, ' ', link)
    this.#root.replaceChildren(box, document.createElement('slot'))
  }
}

// A page may carry the script twice. No two elements may share a class.
for (const tag of [TAG, 'zhitong-suggestions', 'zhitong-receipt', 'zhitong-account'])
  if (!customElements.get(tag)) customElements.define(tag, class extends ZhitongElement {})
