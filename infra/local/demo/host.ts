import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type HttpHandler, type HttpListener, type HttpRequest, type HttpResponse, serveHttp } from '../http-message.ts'
import { logErrors, report } from '../log.ts'
import {
  activityPage,
  controlPage,
  type Embedded,
  elementPage,
  englishPage,
  framePage,
  homePage,
  planPage,
  stateText,
  talkPage,
} from './host-pages.ts'
import { portrait } from './portraits.ts'
import type { Rounds } from './rounds.ts'
import { COUNTY } from './sites.ts'
import { openingTune } from './tune.ts'

export interface HostOptions {
  host: string
  port: number
  platformUrl: string
  socketUrl: string
  activities: () => Embedded
  rounds: Rounds
}

const file = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'host', name))

const answer = (status: number, type: string, body: string | Buffer, more: Record<string, string> = {}) => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', ...more },
  body: Buffer.from(body),
})

/** The county's own web server: another origin than the platform, with the strict policy that the embed has to live under. */
export const serveHost = (options: HostOptions): Promise<HttpListener> => {
  const { host, port, platformUrl, socketUrl, activities, rounds } = options
  const origin = `http://${host}:${port}`
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${platformUrl}`,
    `style-src 'self' ${platformUrl}`,
    `img-src 'self' ${platformUrl}`,
    `connect-src 'self' ${platformUrl} ${new URL(socketUrl).origin}`,
    `frame-src ${platformUrl}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const page = async (content: string | Promise<string>): Promise<HttpResponse> =>
    answer(200, 'text/html; charset=utf-8', String(await content), { 'content-security-policy': policy })

  const get: Record<string, () => HttpResponse | Promise<HttpResponse>> = {
    '/': () => page(homePage()),
    '/zxft/': () => page(homePage()),
    '/zxft/live': () => page(talkPage('live', '/zxft/live', activities().live, platformUrl)),
    '/zxft/announced': () => page(talkPage('announced', '/zxft/announced', activities().announced, platformUrl)),
    '/zxft/published': () => page(talkPage('past', '/zxft/published', activities().past, platformUrl)),
    '/zxft/frame': () => page(framePage(activities().past, platformUrl)),
    '/yjzj': () => page(activityPage('draft', '/yjzj', activities().draft, platformUrl)),
    '/wsdc': () => page(activityPage('planning', '/wsdc', activities().planning, platformUrl)),
    '/wsdc/ballot': () => page(activityPage('ballot', '/wsdc/ballot', activities().ballot, platformUrl)),
    '/wsdc/results': () => page(activityPage('satisfaction', '/wsdc/results', activities().satisfaction, platformUrl)),
    '/ldxx': () => page(elementPage('suggestions', '/ldxx', COUNTY, platformUrl)),
    '/ldxx/receipt': () => page(elementPage('receipt', '/ldxx/receipt', COUNTY, platformUrl)),
    '/ldxx/account': () => page(elementPage('account', '/ldxx/account', COUNTY, platformUrl)),
    '/english': () => page(englishPage(activities().english, platformUrl)),
    '/news/plan': () => page(planPage()),
    '/demo': () => page(controlPage(rounds.state(), platformUrl)),
    '/demo/state.json': () => {
      const state = rounds.state()
      return answer(200, 'application/json', JSON.stringify({ ...state, text: stateText(state) }))
    },
    '/style.css': () => answer(200, 'text/css; charset=utf-8', file('style.css')),
    '/demo.js': () => answer(200, 'text/javascript; charset=utf-8', file('demo.js')),
    '/audio/opening.wav': () => answer(200, 'audio/wav', openingTune()),
  }
  for (const name of ['cloud', 'devices', 'search'])
    get[`/images/${name}.svg`] = () => answer(200, 'image/svg+xml', file(`images/${name}.svg`))

  const post: Record<string, () => void> = {
    '/demo/pause': rounds.pause,
    '/demo/resume': rounds.resume,
    '/demo/next': rounds.next,
  }

  const handle: HttpHandler = async ({ method, path, headers }: HttpRequest) => {
    // One name for the page everywhere: its origin is what the county's site allows.
    if (headers.host === `localhost:${port}`) return answer(302, 'text/plain', '', { location: `${origin}${path}` })
    const act = post[path]
    if (method === 'POST' && act) {
      // A form of another page must not play with the demo.
      if (headers.origin !== origin) return answer(403, 'text/plain; charset=utf-8', '只能从本站操作。')
      act()
      return answer(303, 'text/plain', '', { location: '/demo' })
    }
    const [, name] = /^\/portraits\/(\w+)\.svg$/.exec(path) ?? []
    const picture = name && portrait(name)
    if (picture) return answer(200, 'image/svg+xml', picture)
    const found = get[path]
    if (!found || (method !== 'GET' && method !== 'HEAD'))
      return answer(404, 'text/plain; charset=utf-8', '您要找的页面不存在。')
    return found()
  }
  return serveHttp(handle, { host, port, failed: (error) => report(logErrors, 'error', `government page: ${error}`) })
}
