import { html } from 'hono/html'
import type { Language } from '../../contract/basics.ts'
import type { ActivityRecord } from '../../domain/activity.ts'

/** The embed alone in a document, for hosts that want the isolation of an iframe; only the site's own origins may frame it. */
export const framePage = async (
  { id, details }: ActivityRecord,
  language: Language,
  allowedOrigins: readonly string[],
): Promise<Response> => {
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${details.title}</title>
<script type="module" src="/frame.js"></script>
<script type="module" src="/embed.js"></script>
</head>
<body>
<main><zhitong-activity id="${id}" lang="${language}" heading="1"><a href="/p/${id}" lang="${details.lang}">${details.title}</a></zhitong-activity></main>
</body>
</html>`
  return new Response(String(page), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'x-content-type-options': 'nosniff',
      'content-security-policy': [
        "default-src 'self'",
        "connect-src 'self' ws: wss:",
        'img-src https: http:',
        'media-src https: http:',
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors 'self' ${allowedOrigins.join(' ')}`.trim(),
      ].join('; '),
    },
  })
}
