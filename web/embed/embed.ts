import { readAttributes } from './attributes.ts'
import { LOADER_MESSAGES } from './messages.ts'

/** The platform is where this script came from: a page names it once, in the script's address. */
const ORIGIN = new URL(import.meta.url).origin

const STYLE = `:host{display:block}:host([hidden]){display:none}.m{border:1px solid;border-inline-start-width:4px;margin-block:8px;padding:12px 16px;font:16px/1.6 system-ui,sans-serif;color:#7a1f1f;background:#fff6f5}.m p{margin:0}.m a,.m button{display:inline-block;min-height:44px;padding:8px 16px 8px 0;font:inherit;color:inherit;background:none;border:0;text-decoration:underline;cursor:pointer}`

/**
 * `<zhitong-activity id="…" lang="zh-CN|en" theme="light|dark|auto" heading="1–4">`. What stands inside the element is shown
 * until the activity is, and stays where it never can be. See README for the events and the style properties.
 */
class ZhitongActivity extends HTMLElement {
  static observedAttributes = ['id', 'lang', 'heading']

  #root = this.attachShadow({ mode: 'open' })
  #observer: IntersectionObserver | null = null
  /** Differs for each start, so that a chunk that arrives late mounts nothing. */
  #start = 0
  #unmount = () => {}

  connectedCallback() {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        this.#observer?.disconnect()
        this.#open()
      },
      { rootMargin: '600px' },
    )
    this.#wait()
  }

  disconnectedCallback() {
    this.#observer?.disconnect()
    this.#close()
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null) {
    if (this.#observer && this.isConnected && before !== after) this.#wait()
  }

  #wait() {
    this.#close()
    this.#show([])
    this.#observer?.disconnect()
    this.#observer?.observe(this)
  }

  #close() {
    this.#start++
    this.#unmount()
    this.#unmount = () => {}
  }

  async #open() {
    const start = this.#start
    const around = this.parentElement?.closest('[lang]')?.getAttribute('lang') ?? null
    const { activityId, language, heading, problems } = readAttributes(this.attributes, around, navigator.language)
    this.#show(problems)
    if (!activityId) return
    const messages = () => (language === 'en' ? import('../i18n/citizen.en.ts') : import('../i18n/citizen.zh-CN.ts'))
    try {
      const [{ mount }, { citizen }] = await Promise.all([import('./interview/mount.tsx'), messages()])
      if (start !== this.#start) return
      const place = document.createElement('div')
      this.#root.querySelector('slot')?.replaceWith(place)
      this.#unmount = mount({
        host: this,
        root: this.#root,
        place,
        origin: ORIGIN,
        activityId,
        language,
        heading,
        messages: citizen,
      })
    } catch (problem) {
      if (start !== this.#start) return
      console.error(problem)
      this.#failed(activityId, language)
    }
  }

  /** The problems, and under them what the page's author wrote inside the element. */
  #show(problems: string[]) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    this.#root.adoptedStyleSheets = [sheet]
    this.#root.replaceChildren(document.createElement('slot'))
    if (problems.length) this.#box(problems)
  }

  #box(lines: string[]): HTMLElement {
    const box = document.createElement('div')
    box.className = 'm'
    box.setAttribute('role', 'alert')
    for (const line of lines) box.appendChild(document.createElement('p')).textContent = line
    this.#root.prepend(box)
    return box
  }

  #failed(activityId: string, language: 'zh-CN' | 'en') {
    const say = LOADER_MESSAGES[language]
    this.#show([])
    const box = this.#box([say.failed])
    const retry = box.appendChild(document.createElement('button'))
    retry.textContent = say.retry
    retry.onclick = () => this.#wait()
    const page = box.appendChild(document.createElement('a'))
    page.textContent = say.page
    page.href = `${ORIGIN}/p/${activityId}`
  }
}

// A page may carry the script twice.
if (!customElements.get('zhitong-activity')) customElements.define('zhitong-activity', ZhitongActivity)
