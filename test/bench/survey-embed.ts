import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import * as v from 'valibot'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { SATISFACTION } from '../../infra/local/demo/content/satisfaction.ts'
import { listen } from '../../infra/local/ports.ts'
import { launchBrowser } from '../support/browser.ts'
import { startPlatform } from '../support/platform.ts'
import { createTeam } from '../support/scene.ts'
import { surveyors } from '../support/survey.ts'
import { median, onWhat, rounded } from './measure.ts'

const ROUNDS = 7
/** How much slower a phone's processor is taken to be. */
const PHONE = 4
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' }

/** The newest of their renderer, with the core it is made for and the words of the language it is shown in. */
const THEIR_FILES: Record<string, string> = Object.fromEntries(
  [
    'survey-core-2/survey.core.min.js',
    'survey-core-2/i18n/simplified-chinese.min.js',
    'survey-core-2/survey-core.min.css',
    'survey-js-ui/survey-js-ui.min.js',
  ].map((file) => [
    `/${file.split('/').at(-1)}`,
    fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url)),
  ]),
)

const pageOf = (body: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Survey</title>${body}`

const THEIR_PAGE = pageOf(`<link rel="stylesheet" href="/survey-core.min.css"><div id="survey"></div>
<script src="/survey.core.min.js"></script><script src="/simplified-chinese.min.js"></script>
<script src="/survey-js-ui.min.js"></script>
<script>fetch('/survey.json').then((reply) => reply.json()).then((json) => {
  const model = new Survey.Model(json)
  model.locale = 'zh-cn'
  model.render(document.getElementById('survey'))
})</script>`)

const BUILD = new URL('../../.build/web/', import.meta.url)
const OUR_FILE = /^\/(?:embed\.js|assets\/[\w./-]+)$/

const fileOf = (url: string): Buffer | null => {
  const path = THEIR_FILES[url] ?? (OUR_FILE.test(url) ? fileURLToPath(new URL(`.${url}`, BUILD)) : null)
  return path === null ? null : readFileSync(path)
}

/** A page with one of the two in it, and its files, from one server. Theirs finds its definition here; ours asks the platform, further on. */
const startHost = async (api: string) => {
  const pages = new Map([['/theirs', THEIR_PAGE]])
  const json = JSON.stringify(exportSurveyJS(SATISFACTION))
  const server = createServer(async ({ url = '', method = 'GET', headers }, reply) => {
    if (url.startsWith('/api/')) {
      const { authorization = '' } = headers
      const answer = await fetch(api + url, { method, headers: authorization ? { authorization } : {} })
      reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
      return
    }
    const page = pages.get(url)
    const type = page ? 'text/html' : (TYPES[url.split('.').at(-1) ?? ''] ?? 'text/plain')
    const content = page ?? (url === '/survey.json' ? json : fileOf(url))
    reply.writeHead(content === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(content)
  })
  const origin = `http://localhost:${await listen(server, '127.0.0.1')}`
  return {
    ...{ origin, pages },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Runs in the page: since when it has a question to read, in milliseconds since the page was asked for. */
const FIRST_QUESTION = `(() => {
  const ours = document.querySelector('zhitong-activity')?.shadowRoot?.querySelector('.field')
  const found = ours ?? document.querySelector('.sd-question')
  return found && found.offsetHeight > 0 ? performance.now() : 0
})()`

/** As by somebody who has never been here: nothing is cached. */
const visit = async (browser: Browser, address: string, slower: number): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.goto(address, { waitUntil: 'commit' })
    const since = await page.waitForFunction(FIRST_QUESTION, null, { polling: 'raf', timeout: 60_000 })
    return v.parse(v.number(), await since.jsonValue())
  } finally {
    await context.close()
  }
}

/** Every script and style of the page until nothing more comes, in bytes after brotli. */
const bytesOf = async (browser: Browser, address: string): Promise<number> => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const bodies = new Map<string, Promise<Buffer>>()
    page.on('response', (reply) => {
      if (/javascript|css/.test(reply.headers()['content-type'] ?? '')) bodies.set(reply.url(), reply.body())
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.waitForFunction(FIRST_QUESTION, null, { polling: 'raf' })
    await page.waitForLoadState('networkidle')
    const all = await Promise.all(bodies.values())
    return all.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
  } finally {
    await context.close()
  }
}

/** What is measured is what is built to be deployed. */
export const benchEmbed = async (): Promise<void> => {
  const platform = await startPlatform()
  const host = await startHost(platform.runtime.apiUrl)
  const browser = await launchBrowser()
  try {
    const team = await createTeam(platform)
    const id = await surveyors(platform, team).announced({}, SATISFACTION)
    host.pages.set(
      '/ours',
      pageOf(`<script type="module" src="/embed.js"></script><zhitong-activity id="${id}"></zhitong-activity>`),
    )
    const [ours, theirs] = [`${host.origin}/ours`, `${host.origin}/theirs`]
    console.log(`\n${onWhat()}, Chromium ${browser.version()}`)
    const rows: Record<string, object> = {}
    const row = (name: string, a: number, b: number) => {
      rows[name] = { ours: rounded(a, 0), 'survey-core + survey-js-ui': rounded(b, 0), ratio: rounded(b / a, 1) }
    }
    row('scripts and styles, brotli bytes', await bytesOf(browser, ours), await bytesOf(browser, theirs))
    for (const slower of [1, PHONE]) {
      const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
      for (let round = 0; round < ROUNDS; round++) {
        const both = [
          async () => times.ours.push(await visit(browser, ours, slower)),
          async () => times.theirs.push(await visit(browser, theirs, slower)),
        ]
        for (const one of round % 2 === 0 ? both : both.reverse()) await one()
      }
      row(`first question, ms, CPU ${slower}× slower`, median(times.ours), median(times.theirs))
    }
    console.log(`The same definition in the same browser, nothing cached, medians of ${ROUNDS} alternating rounds`)
    console.table(rows)
  } finally {
    await browser.close()
    await platform.stop()
    await host.stop()
  }
}
