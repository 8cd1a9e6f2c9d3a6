import * as v from 'valibot'
import { REFUSAL_CODES, REFUSALS, Refusal } from '../../contract/refusal.ts'
import { ROUTES, type Route } from '../../contract/routes.ts'
import { jsonSchema, recursiveSchemas } from './schema.ts'

/** With every code there is. */
const RefusalDescribed = v.object({ refusal: v.object({ ...Refusal.entries, code: v.picklist(REFUSAL_CODES) }) })

const statuses = [...new Set(Object.values(REFUSALS))].sort()

/** The HTTP API in OpenAPI 3.1, made from the contract's own schemas. */
export const describeHttp = () => ({
  openapi: '3.1.0',
  info: { title: 'Zhitong', version: '1', description: 'Engagement platform for government websites' },
  paths: Object.entries(ROUTES).reduce<Record<string, Record<string, unknown>>>((paths, [id, route]) => {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(id, route) }
    return paths
  }, {}),
  components: {
    schemas: recursiveSchemas(),
    securitySchemes: {
      participant: { type: 'http', scheme: 'bearer', description: 'Token from participant.create, for one site' },
      verified: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'ID token of the citizens’ OIDC issuer',
      },
      staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of the OIDC issuer' },
    },
    responses: {
      Refusal: {
        description: `A refusal from the closed list: ${Object.keys(REFUSALS).join(', ')}`,
        content: { 'application/json': { schema: jsonSchema(RefusalDescribed) } },
      },
    },
  },
})

const operation = (operationId: string, route: Route) => ({
  operationId,
  summary: route.summary,
  security: route.access === 'anyone' ? [] : [{ [route.access]: [] }],
  parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
  ...(route.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } } }
    : {}),
  responses: {
    200: route.reply
      ? { description: 'Done', content: { 'application/json': { schema: jsonSchema(route.reply) } } }
      : { description: 'A document' },
    ...Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Refusal' }])),
  },
})

const parameters = (schema: Route['params'], where: 'path' | 'query') => {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}
