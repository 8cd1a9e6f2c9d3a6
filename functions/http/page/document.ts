import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Language } from '../../contract/basics.ts'
import { DEFAULT_COLOUR } from '../../contract/site/colour.ts'

type Html = ReturnType<typeof html>

const STYLE = `
:root{color-scheme:light;--main:${DEFAULT_COLOUR};--ink:#1c2430;--soft:#56606e;--line:#d5dbe3;--paper:#fff}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:1.0625rem/1.75 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main,header.top,footer{max-inline-size:48rem;margin-inline:auto;padding:1rem 1.25rem}
header.top{border-block-end:3px solid var(--main)}
h1{font-size:1.75rem;line-height:1.35;margin:.25rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-block-end:.4rem;border-block-end:1px solid var(--line)}
h3{font-size:1.0625rem;margin:1.25rem 0 .25rem}
a{color:var(--main)}a:focus-visible,summary:focus-visible{outline:3px solid var(--main);outline-offset:2px}
.soft,time{color:var(--soft);font-size:.9375rem}time{white-space:nowrap}
.state{display:inline-block;border:1px solid var(--main);color:var(--main);border-radius:4px;padding:0 .5rem;font-size:.9375rem}
ol,ul{padding-inline-start:0;list-style:none;margin:0}
li.item{padding-block:1rem;border-block-end:1px solid var(--line)}
li.item:target{background:#eef3f9;outline:2px solid var(--main)}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}
.link{display:inline-block;min-block-size:24px;font-size:.9375rem}
img{max-inline-size:100%;block-size:auto}
.people li{display:flex;gap:1rem;padding-block:.5rem}.people img{inline-size:5rem;block-size:5rem;object-fit:cover;border-radius:4px}
.scroll{overflow-x:auto}table{border-collapse:collapse;inline-size:100%}th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:start}
dl.figures{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0}dl.figures div{min-inline-size:5rem}dt{color:var(--soft);font-size:.9375rem}dd{margin:0;font-size:1.3rem}
meter{inline-size:100%;block-size:.75rem}meter::-webkit-meter-optimum-value{background:var(--main)}meter::-moz-meter-bar{background:var(--main)}
@media print{.screen{display:none}a{color:inherit;text-decoration:none}li.item{break-inside:avoid}}
`
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export interface Page {
  language: Language
  title: string
  description: string
  colour: string | null
  body: Html | Promise<Html>
  /** Canonical path of the page, for what shares it. */
  path: string
  cache: string
  /** Rules of this page's own. */
  style?: string
  /** It has elements of the embed in it, which bring what stands in them to life where scripts may run. */
  elements?: boolean
  /** It has a form that asks for the page again. */
  form?: boolean
  /** Origins that may show it in a frame, besides the platform itself. */
  framedBy?: readonly string[]
}

/** All that elements load: scripts, styles and answers of the platform itself. */
const ELEMENTS = "script-src 'self'; connect-src 'self'; "

/** A whole document: readable without any script, and with none in it unless it has elements. */
export const document = async ({
  language,
  title,
  description,
  colour,
  body,
  path,
  cache,
  style: own = '',
  elements = false,
  form = false,
  framedBy = [],
}: Page): Promise<Response> => {
  const style = STYLE.replace(DEFAULT_COLOUR, colour ?? DEFAULT_COLOUR) + own
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<link rel="canonical" href="${path}">
<style>${raw(style)}</style>
${elements ? html`<script type="module" src="/frame.js"></script><script type="module" src="/embed.js"></script>` : ''}
</head>
<body>
${await body}
</body>
</html>`
  return new Response(String(page), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': cache,
      vary: 'accept-language',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; ${elements ? ELEMENTS : ''}style-src ${hash(style)}; img-src https: http:; base-uri 'none'; form-action ${form ? "'self'" : "'none'"}; frame-ancestors ${["'self'", ...framedBy].join(' ')}`,
    },
  })
}
