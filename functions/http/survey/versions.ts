import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import { type Compiled, compile } from '../../domain/survey/model/index.ts'
import type { AskedVersion } from '../../domain/survey/respond/receive.ts'
import { planOf } from '../../domain/survey/tally/index.ts'
import type { Tables } from '../../store/client.ts'
import { getDefinition } from '../../store/survey/definitions.ts'

const REMEMBERED = 50
/** Versions never change: a warm function reads and compiles each once. Losing them costs time, never truth. */
const versions = new Map<string, AskedVersion>()

/** A version as responses are held against it; null when there is none of this number. */
export const askedVersion = async (
  tables: Tables,
  activityId: string,
  version: number,
): Promise<AskedVersion | null> => {
  const key = `${activityId}#${version}`
  const known = versions.get(key)
  if (known) {
    versions.delete(key)
    versions.set(key, known)
    return known
  }
  const definition = await getDefinition(tables, activityId, version)
  if (!definition) return null
  const asked = { version, survey: compile(definition), plan: planOf(definition) }
  versions.set(key, asked)
  for (const oldest of versions.keys()) {
    if (versions.size <= REMEMBERED) break
    versions.delete(oldest)
  }
  return asked
}

/** Every version that was asked: results join them all. */
export const askedVersions = async (tables: Tables, { id, asked }: SurveyRecord): Promise<Compiled[]> => {
  const numbers = Array.from({ length: asked.version }, (_, at) => at + 1)
  const found = await Promise.all(numbers.map((version) => askedVersion(tables, id, version)))
  return found.flatMap((version) => (version ? [version.survey] : []))
}
