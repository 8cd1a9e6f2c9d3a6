import { createSources, type Sources } from '../../functions/http/sources.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'
import type { Tables } from '../../functions/store/client.ts'
import { newId } from './people.ts'

/** For an API that a test makes by itself: no CDN stands before it. */
export const sourcesOn = (tables: Tables): Sources =>
  createSources({ tables, sealing: sealingWith(async () => 'a secret'), edgeSecret: async () => '', random: newId })
