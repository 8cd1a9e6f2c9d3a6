import * as v from 'valibot'

/** Text parsed by a schema; null where it is not JSON, or not that. */
export const parseJson = <S extends v.GenericSchema>(schema: S, text: unknown): v.InferOutput<S> | null => {
  if (typeof text !== 'string') return null
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
