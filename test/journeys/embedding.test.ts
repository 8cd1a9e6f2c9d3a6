import { describe, expect, it } from 'vitest'
import { WORDS } from './support/citizen.ts'
import { QUESTIONS } from './support/content.ts'
import { eventually, seen, textOf } from './support/eventually.ts'
import { useWorld } from './support/use-world.ts'
import { COUNTY, PHONE, type World } from './support/world.ts'

/** Everything that was computed for the element and all that stands below it, the shadow included. */
const stylesOf = (root: Element): string[] => {
  const lines: string[] = []
  const walk = (element: Element, path: string) => {
    const style = getComputedStyle(element)
    for (const name of style) if (!name.startsWith('--')) lines.push(`${path} ${name}: ${style.getPropertyValue(name)}`)
    for (const [index, child] of [...element.children].entries())
      walk(child, `${path} > ${child.tagName.toLowerCase()}.${child.className}[${index}]`)
  }
  for (const view of root.shadowRoot?.querySelectorAll('.all') ?? []) walk(view, '')
  return lines
}

describe('an embed in a stranger’s page', () => {
  let live: string
  const prepare = async ({ staff }: World) => {
    live = await staff.interview('live')
    const first = await staff.publish(live, QUESTIONS[0], '安娜')
    await staff.publish(live, QUESTIONS[1])
    await staff.say(live, '欢迎各位网友。')
    await staff.say(live, '我们正在建设大字版和语音版。', first)
  }
  const world = useWorld({ prepare })
  const embed = 'zhitong-activity'
  const opened = async (attributes?: string) => {
    const citizen = await world().visit(live, attributes === undefined ? {} : { attributes })
    await seen(citizen.page.getByText('欢迎各位网友。'))
    return citizen
  }

  it.each(['activity', 'suggestions', 'receipt', 'account'])(
    '[D12] zhitong-%s moves nothing that is seen when its content comes over a slow network',
    async (kind) => {
      const name = `zhitong-${kind}`
      const about = kind === 'activity' ? `id="${live}"` : `site="${COUNTY}"`
      const at = world().host.page({
        // As the README tells hosts to.
        head: `<style>${name} { display: block; min-height: 480px }</style>`,
        policy: world().host.policy.replace('style-src', "style-src 'unsafe-inline'"),
        body: `<header>${'云溪县人民政府　互动交流<br>'.repeat(12)}</header><${name} ${about}></${name}><footer>版权所有</footer>
<script type="module" src="${world().url}/embed.js"></script>`,
      })
      const { page } = await world().visit(live, { at: 'about:blank', viewport: PHONE })
      const devtools = await page.context().newCDPSession(page)
      const slow = { offline: false, latency: 562, downloadThroughput: 180_000, uploadThroughput: 84_000 }
      await devtools.send('Network.emulateNetworkConditions', slow)
      await page.goto(at)
      await seen(page.locator(`${name} h2`).first())
      await page.waitForLoadState('networkidle')
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0
            }).observe({ type: 'layout-shift', buffered: true })
            // What is buffered is given in a task of its own.
            setTimeout(() => requestAnimationFrame(() => resolve(sum)))
          }),
      )
      expect(shift).toBeLessThanOrEqual(0.05)
    },
  )

  it('§4 sends only reads, to the platform alone, and keeps nothing on the device before the citizen acts', async () => {
    const citizen = await opened()
    const { page, watched } = citizen
    await eventually(() => watched.sockets.length).toBe(1)
    const foreign = () => watched.requests.filter((request) => !request.url().startsWith(world().host.origin))
    expect(foreign().map((request) => request.method())).toEqual(foreign().map(() => 'GET'))
    expect(foreign().filter((request) => !request.url().startsWith(world().url))).toEqual([])
    const kept = () => page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])
    expect(await kept()).toEqual([[], [], ''])
    await citizen.tab('questions')
    await citizen.vote(QUESTIONS[0]).click()
    await eventually(() => foreign().map((request) => request.method())).toContain('POST')
    await eventually(() => foreign().at(-1)?.method()).toBe('PUT')
    const sent = foreign().filter((request) => request.method() === 'PUT')
    expect(sent[0]?.headers().authorization).toMatch(/^Bearer /)
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(watched.problems).toEqual([])
  })

  it('§4 passes the host’s strict policy: nothing inline, nothing from elsewhere', async () => {
    const { page, watched } = await opened()
    for (const tab of ['about', 'questions'] as const) {
      await page.getByRole('tab', { name: WORDS['zh-CN'][tab] }).click()
      await seen(page.getByRole('tabpanel'))
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    expect(watched.problems).toEqual([])
  })

  it('§4 adds no global, no style and no element to the host’s page', async () => {
    const bare = world().host.page({ body: '<zhitong-activity></zhitong-activity>' })
    const plain = await world().visit(live, { at: bare })
    const with_ = await opened()
    const look = () => ({
      globals: Object.getOwnPropertyNames(window).sort(),
      head: document.head.innerHTML,
      sheets: document.styleSheets.length,
      adopted: document.adoptedStyleSheets.length,
      body: [...document.body.querySelectorAll('*')].map((element) => element.tagName).filter((it) => it !== 'SCRIPT'),
      prototypes: [Object, Array, Promise, Element, Node].map((it) => Object.getOwnPropertyNames(it.prototype).length),
    })
    const before = await plain.page.evaluate(look)
    const after = await with_.page.evaluate(look)
    expect({ ...after, body: after.body.filter((tag) => tag !== 'P') }).toEqual({
      ...before,
      body: before.body.filter((tag) => tag !== 'P'),
    })
  })

  it('§4 looks the same under the most hostile style sheet', async () => {
    const { host, snippet, staff, visit } = world()
    const box = '<link rel="stylesheet" href="/box.css">'
    const id = await staff.interview('live')
    await staff.say(id, '欢迎各位网友。', await staff.publish(id, QUESTIONS[0]))
    // Nobody comes and goes any more: nothing but styles could differ.
    await staff.run('host', id, { type: 'activity.finish' })
    const body = snippet(id, 'lang="zh-CN"')
    const looks: string[][] = []
    for (const head of [box, `<link rel="stylesheet" href="/hostile.css">${box}`]) {
      const { page } = await visit(id, { at: host.page({ head, body }) })
      await seen(page.getByText('欢迎各位网友。'))
      const styles: string[] = []
      for (const tab of ['about', 'transcript', 'questions'] as const) {
        await page.locator(`[data-tab=${tab}]`).evaluate((button) => (button as HTMLElement).click())
        await page.locator(`[data-tab=${tab}][aria-selected=true]`).waitFor({ state: 'attached' })
        // What a tab alone needs comes with its own script.
        await page.waitForLoadState('networkidle')
        styles.push(...(await page.locator(embed).evaluate(stylesOf)))
      }
      looks.push(styles)
    }
    const [plain = [], hostile = []] = looks
    expect(plain.length).toBeGreaterThan(10_000)
    const leaked = hostile.filter((line, index) => line !== plain[index])
    expect(leaked.slice(0, 20)).toEqual([])
  })

  it('§4 takes colour, type and radius from custom properties', async () => {
    const { page } = await world().visit(live, {
      at: world().host.page({
        head: '<link rel="stylesheet" href="/themed.css">',
        body: world().snippet(live),
      }),
    })
    await seen(page.getByText('欢迎各位网友。'))
    const button = page.getByRole('button', { name: WORDS['zh-CN'].ask, exact: true })
    const style = await button.evaluate((element) => {
      const { backgroundColor, fontFamily, fontSize, borderRadius } = getComputedStyle(element)
      return { backgroundColor, fontFamily, fontSize, borderRadius }
    })
    expect(style).toEqual({
      backgroundColor: 'rgb(122, 31, 31)',
      fontFamily: 'monospace',
      fontSize: '21px',
      borderRadius: '13px',
    })
  })

  it('§4 says in place what is wrong: no id, a bad one, an unknown one, an unknown attribute or value', async () => {
    const t = WORDS['zh-CN']
    const cases: [markup: string, message: string][] = [
      ['<zhitong-activity></zhitong-activity>', t.noId],
      ['<zhitong-activity id="x y"></zhitong-activity>', t.badId('x y')],
      ['<zhitong-activity id="nosuchactivity0"></zhitong-activity>', t.refusal['not-found']],
      [`<zhitong-activity id="${live}" colour="red"></zhitong-activity>`, t.attribute('colour')],
      [
        `<zhitong-activity id="${live}" theme="blue"></zhitong-activity>`,
        t.value('theme', 'blue', 'light / dark / auto'),
      ],
    ]
    const script = `<script type="module" src="${world().url}/embed.js"></script>`
    for (const [markup, message] of cases) {
      const { page, close } = await world().visit('', { at: world().host.page({ body: script + markup }) })
      await textOf(page.getByRole('alert')).toContain(message)
      await close()
    }
  })

  it('[M8] an origin that the site does not allow gets nothing but a clear message', async () => {
    const elsewhere = world()
      .host.page({ body: world().snippet(live, 'lang="en"') })
      .replace('localhost', '127.0.0.1')
    const { page, watched } = await world().visit(live, { at: elsewhere, language: 'en' })
    await textOf(page.getByRole('alert')).toContain(WORDS.en.refusal['origin-not-allowed'])
    expect(await page.getByText('欢迎各位网友。').count()).toBe(0)
    expect(watched.sockets).toEqual([])
    await seen(page.getByText('本访谈需要启用脚本。'))
  })

  it('§4 shows what the page’s author wrote where the script is blocked or cannot be loaded', async () => {
    const policy = world().host.policy.replace(/script-src[^;]*/, "script-src 'self'")
    const blocked = await world().visit(live, { at: world().host.page({ body: world().snippet(live), policy }) })
    await seen(blocked.page.getByText('本访谈需要启用脚本。'))

    const lost = await world().visit(live, { at: world().host.page({ body: '<p>…</p>' }) })
    await lost.page.route('**/assets/**', (route) => route.abort())
    await lost.page.goto(world().host.page({ body: world().snippet(live, 'lang="zh-CN"') }))
    await textOf(lost.page.getByRole('alert')).toContain('互动内容暂时无法加载。')
    await seen(lost.page.getByText('本访谈需要启用脚本。'))
    await lost.page.unroute('**/assets/**')
    await lost.page.getByRole('button', { name: '重试' }).click()
    await seen(lost.page.getByText('欢迎各位网友。'))
  })

  it('§4 two in one page live side by side, each in its own language and theme', async () => {
    const other = await world().staff.interview('announced', { title: '第二场访谈' })
    const body =
      world().snippet(live, 'lang="zh-CN"') +
      world()
        .snippet(other, 'lang="en" theme="dark"')
        .replace(/^<script.*?<\/script>/, '')
    const { page, watched } = await world().visit(live, { at: world().host.page({ body }) })
    const [first, second] = [page.locator(embed).first(), page.locator(embed).nth(1)]
    await seen(first.getByText('欢迎各位网友。'))
    await seen(second.getByText(WORDS.en.state.announced))
    const back = (of: typeof first) =>
      of
        .locator('.all')
        .first()
        .evaluate((all) => getComputedStyle(all).backgroundColor)
    expect(await back(first)).not.toBe(await back(second))
    await second.getByRole('button', { name: WORDS.en.ask, exact: true }).click()
    await second.getByLabel(WORDS.en.askLabel).fill('Only in the second')
    await first.getByRole('button', { name: WORDS['zh-CN'].ask, exact: true }).click()
    expect(await first.getByLabel(WORDS['zh-CN'].askLabel).inputValue()).toBe('')
    expect(watched.problems).toEqual([])
  })

  it('§4 tells the host’s page by DOM events what happens', async () => {
    const citizen = await opened()
    await citizen.page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      for (const type of ['asked', 'voted', 'state', 'refused'])
        document.addEventListener(`zhitong:${type}`, (event) => heard.push([type, (event as CustomEvent).detail]))
    })
    const heard = () => citizen.page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard))
    await citizen.tab('questions')
    await citizen.vote(QUESTIONS[1]).click()
    await eventually(heard).toContain('["voted",{"activityId":')
    await citizen.ask('网站什么时候有适老版？')
    await eventually(heard).toContain('["asked",{"activityId":')
  })

  it('§4 loads nothing but the loader until the reader comes near', async () => {
    const body = `<p class="spacer">…</p>${world().snippet(live, 'lang="zh-CN"')}`
    const { page, watched } = await world().visit(live, { at: world().host.page({ body }) })
    const loaded = () => watched.requests.filter((request) => request.url().startsWith(world().url)).length
    await eventually(loaded).toBe(1)
    await page.waitForLoadState('networkidle')
    expect(loaded()).toBe(1)
    await page.locator(embed).scrollIntoViewIfNeeded()
    await seen(page.getByText('欢迎各位网友。'))
  })

  it('§4 the iframe variant is as high as its content, at every width and in every part', async () => {
    const { url, host } = world()
    const body = `<iframe data-zhitong title="在线访谈" src="${url}/p/${live}/frame"></iframe><script type="module" src="${url}/frame.js"></script>`
    const citizen = await world().visit(live, { at: host.page({ body }) })
    const { page, watched } = citizen
    const inside = page.frameLocator('iframe')
    await seen(inside.getByText('欢迎各位网友。'))
    const rest = () =>
      page.locator('iframe').evaluate((frame) => (frame as HTMLIFrameElement).getBoundingClientRect().height)
    const fits = async () => {
      const content = await inside.locator('body').evaluate((element) => element.getBoundingClientRect().height)
      return Math.abs((await rest()) - content) <= 1
    }
    await eventually(fits).toBe(true)
    const before = await rest()
    await inside.getByRole('tab', { name: WORDS['zh-CN'].about }).click()
    await seen(inside.getByText('近三年网上办件量'))
    await eventually(async () => (await fits()) && (await rest()) !== before).toBe(true)
    await page.setViewportSize(PHONE)
    await eventually(fits).toBe(true)
    // Of the video: a host that wants captions in a frame sends them with CORS.
    expect(watched.problems.filter((problem) => !problem.includes('demo.vtt'))).toEqual([])
  })
})
