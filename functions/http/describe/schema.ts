import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

/** The JSON schema of what is sent; transforms and checks that JSON Schema cannot say are left out. */
export const jsonSchema = (schema: v.GenericSchema): Record<string, unknown> => {
  const { $schema, ...described } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return described
}
