import { createServer } from 'node:http'
import { listen } from '../../../infra/local/ports.ts'

/** What a government site that takes the embed must add to the strictest policy, and nothing more. */
export const strictPolicy = (platform: string, socket: string | null): string => {
  const sockets = socket === null ? '' : ` ${new URL(socket).origin}`
  return [
    "default-src 'self'",
    ...['script-src', 'style-src', 'img-src'].map((part) => `${part} 'self' ${platform}`),
    `connect-src 'self' ${platform}${sockets}`,
    `frame-src ${platform}`,
  ].join('; ')
}

interface HostPage {
  body: string
  head?: string
  /** Default: the strict one. */
  policy?: string
}

export interface HostSite {
  origin: string
  photo: string
  /** The address of a new page. */
  page(page: HostPage): string
  /** Set once the platform's address is known. */
  policy: string
  stop(): Promise<void>
}

/** Plain, and as it should be; other pages link `hostile.css` on top. */
const PLAIN = `
body { margin: 0; font: 16px/1.6 serif; color: #222; background: #fff }
header, main, footer { max-inline-size: 60rem; margin-inline: auto; padding: 1rem }
@media (max-width: 30rem) { header, main, footer { padding: 0.5rem } }
a:focus-visible { outline: 3px solid #222 }
.spacer { block-size: 6000px }
iframe { inline-size: 100%; border: 0 }
.dark { background: #15191e; color: #eee }
`

/** All that strangers' style sheets do to those they have never heard of. */
const HOSTILE = `
html { font-size: 31px }
* { box-sizing: content-box !important; line-height: 2.9 !important }
body { font: italic 700 27px/3 fantasy; color: #f0f; text-align: right; text-transform: uppercase; letter-spacing: 0.3em;
  word-spacing: 1em; text-indent: 3em; white-space: pre; word-break: break-all; list-style: square inside; cursor: crosshair;
  text-shadow: 2px 2px red; font-variant: small-caps; text-wrap: nowrap; hyphens: auto; tab-size: 20; quotes: "x" "y" }
div, section, article, header > p { display: none !important }
button, input, textarea, select, h1, h2, h3, h4, p, ul, li, a, fieldset, legend, label, table, summary, span, strong {
  margin: 33px !important; padding: 33px !important; background: lime !important; color: yellow !important;
  font-size: 55px !important; border: 9px dotted red !important; border-radius: 50% !important; float: left !important }
button { position: fixed !important; transform: rotate(20deg) !important }
`

/** One width for all, so that nothing but what leaks in can make a difference. */
const BOX = `
html, body { display: block !important; margin: 0 !important; padding: 0 !important; float: none !important }
main, zhitong-activity { display: block !important; inline-size: 600px !important; max-inline-size: none !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; float: none !important; clear: both !important }
`

const THEMED =
  'zhitong-activity { --zhitong-colour: #7a1f1f; --zhitong-font: monospace; --zhitong-font-size: 21px; --zhitong-radius: 13px }'

const PHOTO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 96"><rect width="72" height="96" fill="#cfd8e3"/><circle cx="36" cy="36" r="16" fill="#7b8ba0"/><path d="M8 96a28 34 0 0 1 56 0z" fill="#7b8ba0"/></svg>'

const FILES: Record<string, [type: string, text: string]> = {
  '/plain.css': ['text/css', PLAIN],
  '/hostile.css': ['text/css', HOSTILE],
  '/box.css': ['text/css', BOX],
  '/themed.css': ['text/css', THEMED],
  '/photo.svg': ['image/svg+xml', PHOTO],
  '/favicon.ico': ['image/svg+xml', PHOTO],
}

const documentOf = ({ body, head = '' }: HostPage): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>云溪县人民政府</title><link rel="stylesheet" href="/plain.css">${head}</head>
<body><header><p>云溪县人民政府</p></header><main><h1>互动交流</h1>${body}</main><footer>云溪县人民政府办公室主办</footer></body>
</html>`

/** A government website that is not ours: another site by name (localhost), so that nothing is shared with the platform. */
export const startHostSite = async (): Promise<HostSite> => {
  const pages = new Map<string, HostPage>()
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const file = FILES[path]
    const page = pages.get(path)
    if (file) response.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8` }).end(file[1])
    else if (page)
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': page.policy ?? site.policy,
        })
        .end(documentOf(page))
    else response.writeHead(404).end()
  })
  const origin = `http://localhost:${await listen(server, '127.0.0.1')}`
  const site: HostSite = {
    origin,
    photo: `${origin}/photo.svg`,
    policy: "default-src 'none'",
    page: (page) => {
      const path = `/page-${pages.size + 1}`
      pages.set(path, page)
      return origin + path
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}
