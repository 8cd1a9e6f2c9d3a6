import { accept } from '../../contract/refusal.ts'
import { PLATFORM_SITE } from '../../domain/site/inherit.ts'
import { getSite } from '../../store/sites.ts'
import { groupsOf } from '../../store/sockets.ts'
import type { Handlers } from '../call.ts'
import { describeSocket } from '../describe/asyncapi.ts'
import { describeHttp } from '../describe/openapi.ts'

const DAY = 'public, max-age=86400'

export const platform = {
  'health.read': async ({ services: { tables } }) => {
    // Ready means that both tables answer; a failure is a 500 by itself.
    await Promise.all([getSite(tables, PLATFORM_SITE), groupsOf(tables, 'health')])
    return accept({ reply: { status: 'ready' } })
  },
  'openapi.read': async () => json(describeHttp()),
  'asyncapi.read': async ({ services: { socketUrl } }) => json(describeSocket(socketUrl)),
  'config.read': async ({ services: { oidc, citizens } }) => accept({ reply: { ...oidc, citizens } }),
} satisfies Partial<Handlers>

const json = (document: unknown): Response =>
  new Response(JSON.stringify(document), {
    headers: { 'content-type': 'application/json', 'cache-control': DAY, 'access-control-allow-origin': '*' },
  })
