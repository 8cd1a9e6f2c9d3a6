import { timingSafeEqual } from 'node:crypto'
import { EDGE_HEADER } from '../contract/edge-header.ts'
import { type Place, placeOf } from '../domain/crowd/place.ts'
import type { Sealing } from '../runtime/sealing.ts'
import type { Tables } from '../store/client.ts'
import { dayKey, dayOf } from '../store/crowd/day-key.ts'

/** Tells where requests come from without telling the address: the same on one day, another on the next. */
export interface Sources {
  of(header: (name: string) => string | undefined, now: number): Promise<Place>
}

export interface SourcesOptions {
  tables: Tables
  sealing: Pick<Sealing, 'mac'>
  edgeSecret: () => Promise<string>
  /** A new key, of 256 random bits. */
  random: () => string
}

export const createSources = ({ tables, sealing, edgeSecret, random }: SourcesOptions): Sources => {
  let today: { day: number; key: Promise<string> } | null = null
  const keyAt = (now: number): Promise<string> => {
    if (today?.day !== dayOf(now)) {
      const made = { day: dayOf(now), key: dayKey(tables, now, random) }
      today = made
      made.key.catch(() => {
        if (today === made) today = null
      })
    }
    return today.key
  }
  return {
    of: async (header, now) => {
      const [key, secret] = await Promise.all([keyAt(now), edgeSecret()])
      const byEdge = isSame(header(EDGE_HEADER) ?? '', secret)
      const { address, network } = placeOf(callerOf(header('x-forwarded-for'), byEdge))
      const hidden = async (text: string) =>
        Buffer.from(await sealing.mac(`source:${key}:${text}`))
          .toString('base64url')
          .slice(0, 22)
      return { address: await hidden(address), network: await hidden(network) }
    },
  }
}

/**
 * The gateway appends the address that reached it, which nobody can forge. That is the caller's own, unless it is the CDN's, which has
 * appended the caller's before it; whatever else stands there the caller may have made up.
 */
export const callerOf = (forwarded: string | undefined, byEdge: boolean): string => {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  return (byEdge ? hops.at(-2) : undefined) ?? hops.at(-1) ?? ''
}

const isSame = (given: string, secret: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return secret !== '' && a.length === b.length && timingSafeEqual(a, b)
}
