import type { BrowserContext, Page, Request } from 'playwright-core'

/** What a page said or sent that nobody expected. */
export interface Watched {
  /** Errors on the console, exceptions nobody caught, and violations of the page's policy. */
  problems: string[]
  requests: Request[]
  sockets: string[]
  /** Messages that came over them. */
  frames: number
}

/** Listens before the page begins; requests that were refused or cut are told by the tests that make them so. */
const EXPECTED = /Failed to load resource|WebSocket connection to .* failed|net::ERR_/

export const watch = async (context: BrowserContext, page: Page): Promise<Watched> => {
  const watched: Watched = { problems: [], requests: [], sockets: [], frames: 0 }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) watched.problems.push(message.text())
  })
  page.on('pageerror', (error) => watched.problems.push(`${error.stack}`))
  page.on('request', (request) => watched.requests.push(request))
  page.on('websocket', (socket) => {
    watched.sockets.push(socket.url())
    socket.on('framereceived', () => watched.frames++)
  })
  return watched
}
