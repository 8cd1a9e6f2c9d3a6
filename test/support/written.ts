import { ROUTES, type Route, type RouteId } from '#contract/routes.ts'

interface Schema {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  items?: Schema[]
  value?: Schema
  wrapped?: Schema
  options?: Schema[]
}

/** Types of schemas that no words fit into. */
const WORDLESS = ['picklist', 'literal', 'number', 'boolean', 'null']

/** The places of a schema where somebody can write, as paths; a type that is not known here counts as one. */
const placesIn = (schema: Schema, path: string): string[] => {
  const { entries, item, items, value, wrapped, options } = schema
  if (entries) return Object.entries(entries).flatMap(([name, each]) => placesIn(each, `${path}.${name}`))
  if (item) return placesIn(item, `${path}[]`)
  if (items) return items.flatMap((each) => placesIn(each, `${path}[]`))
  if (value) return placesIn(value, `${path}{}`)
  if (wrapped) return placesIn(wrapped, path)
  if (Array.isArray(options) && options.every((each) => typeof each === 'object'))
    return options.flatMap((each) => placesIn(each, path))
  return WORDLESS.includes(schema.type) ? [] : [path]
}

/** Every field in which what a citizen sends can hold words, ids or codes: `route.path.to.field`. */
export const citizensFields = (): string[] =>
  (Object.entries(ROUTES) as [RouteId, Route][])
    .filter(([, { access, body }]) => access !== 'staff' && body)
    .flatMap(([id, { body }]) => [...new Set(placesIn(body as unknown as Schema, id))])
