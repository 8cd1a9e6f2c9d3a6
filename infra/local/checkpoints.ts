import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { LocalError } from './local-error.ts'

const SAVE_AFTER_MS = 200

/** For each mapping and shard, the last record that needs no more processing, and whether the shard is used up. */
const Position = v.object({ after: v.optional(v.string()), finished: v.optional(v.boolean()) })
const Saved = v.record(v.string(), v.record(v.string(), Position))

export type Position = v.InferOutput<typeof Position>

export interface Checkpoints {
  /** Of the mapping's shards; undefined if the mapping has never run. */
  of(mapping: string): Record<string, Position> | undefined
  set(mapping: string, shard: string, position: Position): void
  save(): void
}

const read = (file: string): Record<string, Record<string, Position>> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Saved), text)
  if (!parsed.success)
    throw new LocalError(`${file} is damaged; remove it, and streams start again from their beginning`)
  return parsed.output
}

/**
 * Where the stream pollers stand, kept over a restart. A position is written a moment after the work is done, so a
 * crash repeats the last records (Lambda, too, delivers at least once) and skips none.
 */
export const openCheckpoints = (dataDir?: string): Checkpoints => {
  const file = dataDir && join(dataDir, 'streams.json')
  const positions = file ? read(file) : {}
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!file) return
    writeFileSync(`${file}.new`, JSON.stringify(positions))
    renameSync(`${file}.new`, file)
  }
  return {
    of: (mapping) => positions[mapping],
    set: (mapping, shard, position) => {
      const shards = positions[mapping] ?? {}
      shards[shard] = position
      positions[mapping] = shards
      timer ??= setTimeout(save, SAVE_AFTER_MS)
    },
    save,
  }
}
