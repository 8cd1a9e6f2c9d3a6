import { createContext, runInContext } from 'node:vm'
import * as v from 'valibot'
import { type Deployment, ignored } from './deployment.ts'
import type { HttpRequest, HttpResponse } from './http-message.ts'

const EdgeFunction = v.strictObject({
  FunctionCode: v.string(),
  ...ignored('AutoPublish', 'FunctionConfig', 'Name', 'Tags'),
})

/** Only a function that never ends is cut off: a busy machine may take long over one that does. */
const STUCK_MS = 5_000

const Values = v.optional(v.record(v.string(), v.object({ value: v.string() })), {})
const Returned = v.union([
  v.object({
    statusCode: v.number(),
    headers: Values,
    body: v.optional(v.union([v.string(), v.object({ data: v.string() })]), ''),
  }),
  v.object({ uri: v.string(), headers: Values, querystring: Values }),
])

type EdgeResult = { respond: HttpResponse } | { continue: HttpRequest }
export type EdgeHandler = (request: HttpRequest) => Promise<EdgeResult>

const plain = (values: v.InferOutput<typeof Values>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name.toLowerCase(), value]))

const wrapped = (entries: Iterable<[string, string]>): Record<string, { value: string }> =>
  Object.fromEntries([...entries].map(([name, value]) => [name, { value }]))

/** CloudFront Functions on `viewer-request`, by ARN, each in a context of its own that has nothing but the language. */
export const readEdgeFunctions = (deployment: Deployment): Map<string, EdgeHandler> => {
  const functions = deployment.all('AWS::CloudFront::Function', EdgeFunction)
  return new Map(
    functions.map(({ ref, logicalId, properties }): [string, EdgeHandler] => {
      const context = createContext({})
      runInContext(properties.FunctionCode, context, { filename: `${logicalId}.js` })
      return [
        ref,
        async (request) => {
          const event = {
            version: '1.0',
            context: { eventType: 'viewer-request' },
            viewer: { ip: request.sourceIp },
            request: {
              method: request.method,
              uri: request.path,
              querystring: wrapped(new URLSearchParams(request.query)),
              headers: wrapped(Object.entries(request.headers)),
              cookies: {},
            },
          }
          context.event = JSON.stringify(event)
          const returned = v.parse(
            Returned,
            await runInContext('handler(JSON.parse(event))', context, { timeout: STUCK_MS }),
          )
          if ('uri' in returned) {
            const query = new URLSearchParams(plain(returned.querystring)).toString()
            // Untouched, it stays as the viewer wrote it.
            const same = query === new URLSearchParams(request.query).toString()
            const headers = plain(returned.headers)
            return { continue: { ...request, path: returned.uri, query: same ? request.query : query, headers } }
          }
          const { statusCode, headers, body } = returned
          const text = typeof body === 'string' ? body : body.data
          return { respond: { status: statusCode, headers: plain(headers), body: Buffer.from(text) } }
        },
      ]
    }),
  )
}
