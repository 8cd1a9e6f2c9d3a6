import { expect, it } from 'vitest'
import { ROUTES } from '#contract/routes.ts'
import { describeSocket } from '../../functions/http/describe/asyncapi.ts'
import { describeHttp } from '../../functions/http/describe/openapi.ts'

it.each(Object.entries(ROUTES))('OpenAPI describes %s with its parameters', (id, { method, path }) => {
  expect(describeHttp().paths[path]?.[method.toLowerCase()]).toMatchObject({ operationId: id })
  const { parameters } = Object(describeHttp().paths[path]?.[method.toLowerCase()])
  const named = parameters.flatMap((one: { in: string; name: string }) => (one.in === 'path' ? [one.name] : []))
  expect(named.sort()).toEqual(Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name).sort())
})

it('every reference inside the descriptions leads somewhere', () => {
  for (const described of [describeHttp(), describeSocket('wss://socket.test/live')])
    for (const [, pointer = ''] of JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(
        pointer.split('/').reduce((at, part) => Object(at)[part], Object(described)),
        pointer,
      ).toBeDefined()
})

it('AsyncAPI describes every frame and message by its own schema', () => {
  const { messages } = describeSocket('wss://socket.test/live').channels.activity
  const typesOf = ({ payload }: { payload: unknown }) =>
    Object(payload).oneOf.map((one: unknown) => Object(one).properties.type.const)
  expect(typesOf(Object(messages).clientMessage)).toEqual(['resume', 'ping'])
  expect(typesOf(Object(messages).publicFrame)).toContain('events')
  expect(typesOf(Object(messages).staffFrame)).toContain('events')
})
