import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { json } from '../../contract/survey/common.ts'
import { element } from '../../contract/survey/definition.ts'

/** What holds itself again, and so must stand somewhere by a name. */
const RECURSIVE = { Json: json, SurveyElement: element }

/** JSON Schema cannot say transforms and some checks: they are left out. References are from the root of the whole document. */
const CONFIG: ConversionConfig = {
  typeMode: 'input',
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
}

/** The JSON schema of what is sent. */
export const jsonSchema = (schema: v.GenericSchema): Record<string, unknown> => {
  const { $schema, $defs, ...described } = toJsonSchema(schema, { ...CONFIG, definitions: RECURSIVE })
  return described
}

/** For the document's `components.schemas`. */
export const recursiveSchemas = () => toJsonSchemaDefs(RECURSIVE, CONFIG)
