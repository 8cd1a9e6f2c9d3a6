import { createHmac, hkdfSync } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { Id, SiteId } from '../contract/basics.ts'
import { TIMES } from '../contract/limits.ts'
import { CHALLENGE_MS } from '../domain/crowd/work.ts'
import { secretAt } from './secret.ts'

const PARTICIPANT = 'participant'
const PSEUDONYM = 'pseudonym'
const TICKET = 'ticket'
const CHALLENGE = 'challenge'
const OWN = 'own'
/** Longer than a head is cached, far shorter than it would be worth passing on. */
const OWN_MINUTES = 10
/** A participant who returns within half a year is still known to what they asked. */
const PARTICIPANT_S = 180 * 24 * 60 * 60
/** One who has done nothing is forgotten the next day, so that identities cannot be laid up. */
const UNUSED_MS = 24 * 60 * 60_000

/** 192 bits: nobody meets another's by chance, and it fits an id. */
const PSEUDONYM_CHARACTERS = 32

const ParticipantClaims = v.object({
  sub: Id,
  site: SiteId,
  verified: v.optional(v.literal(true)),
  /** Until then (seconds) it is good by itself, and afterwards only if its participant took part; absent: to its end. */
  unused: v.optional(v.number()),
})
const ChallengeClaims = v.object({ sub: Id, where: v.string(), bits: v.number() })
const OwnClaims = v.object({ sub: Id })
const TicketClaims = v.object({ sub: v.string(), jti: Id, activity: Id, session: v.optional(v.string()) })

interface Participant {
  id: string
  /** Whether it is one person whom the citizens' issuer knows, or only a device. */
  verified: boolean
  /** From then on (milliseconds) the token is good only if its participant has done something; null: it is. */
  unusedUntil: number | null
}

/** Work that is asked for before a participant is made. `where`: the activity, or the site of a box. */
interface Challenge {
  participantId: string
  where: string
  bits: number
}

/** Signs and reads the platform's own tokens. What was signed for one purpose is never accepted for another. */
export interface Signing {
  participantToken(participantId: string, siteId: string, now: number): Promise<string>
  challenge(challenge: Challenge, now: number): Promise<string>
  readChallenge(challenge: string, where: string, now: number): Promise<Challenge | null>
  /** `participantId`: a pseudonym. `expiresAt` in milliseconds. */
  verifiedToken(participantId: string, siteId: string, expiresAt: number): Promise<string>
  /** The participant a token was made for, if it was made for this site and is still good. */
  readParticipant(token: string, siteId: string): Promise<Participant | null>
  /**
   * The participant that a verified person is on a site: the same on every device, another on every other site, and nobody without the
   * key can tell whose it is, nor try out whom they think of (M13).
   */
  pseudonym(siteId: string, issuer: string, subject: string): Promise<string>
  /** `session`: of the access token it was asked for with. */
  ticket(subject: string, activityId: string, ticketId: string, session: string): Promise<string>
  /** For a page of the platform itself, which may open a public socket though no site lists its origin. */
  ownPage(activityId: string): Promise<string>
  isOwnPage(token: string, activityId: string): Promise<boolean>
  readTicket(
    ticket: string,
    activityId: string,
  ): Promise<{ subject: string; ticketId: string; session: string | undefined } | null>
}

const ALGORITHM = 'HS256'

export const signingWith = (loadKey: () => Promise<Uint8Array>): Signing => {
  let loaded: Promise<Uint8Array> | null = null
  const key = () => {
    loaded ??= loadKey().catch((error) => {
      loaded = null
      throw error
    })
    return loaded
  }
  const read = async (token: string, audience: string, now = Date.now()): Promise<unknown> => {
    try {
      const currentDate = new Date(now)
      return (await jwtVerify(token, await key(), { audience, algorithms: [ALGORITHM], currentDate })).payload
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return null
      throw error
    }
  }
  return {
    participantToken: async (participantId, siteId, now) =>
      new SignJWT({ site: siteId, unused: Math.floor((now + UNUSED_MS) / 1000) })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(participantId)
        .setAudience(PARTICIPANT)
        .setExpirationTime(Math.floor(now / 1000) + PARTICIPANT_S)
        .sign(await key()),
    challenge: async ({ participantId, where, bits }, now) =>
      new SignJWT({ where, bits })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(participantId)
        .setAudience(CHALLENGE)
        .setExpirationTime(Math.floor((now + CHALLENGE_MS) / 1000))
        .sign(await key()),
    readChallenge: async (challenge, where, now) => {
      const claims = v.safeParse(ChallengeClaims, await read(challenge, CHALLENGE, now))
      if (!claims.success || claims.output.where !== where) return null
      return { participantId: claims.output.sub, where, bits: claims.output.bits }
    },
    verifiedToken: async (participantId, siteId, expiresAt) =>
      new SignJWT({ site: siteId, verified: true })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(participantId)
        .setAudience(PARTICIPANT)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(await key()),
    readParticipant: async (token, siteId) => {
      const claims = v.safeParse(ParticipantClaims, await read(token, PARTICIPANT))
      if (!claims.success || claims.output.site !== siteId) return null
      const { sub: id, verified, unused } = claims.output
      return { id, verified: verified === true, unusedUntil: unused === undefined ? null : unused * 1000 }
    },
    pseudonym: async (siteId, issuer, subject) => {
      const own = Buffer.from(hkdfSync('sha256', await key(), '', PSEUDONYM, 32))
      // As JSON, so that no two different persons make one text.
      const mac = createHmac('sha256', own)
        .update(JSON.stringify([siteId, issuer, subject]))
        .digest('base64url')
      return mac.slice(0, PSEUDONYM_CHARACTERS)
    },
    ticket: async (subject, activityId, ticketId, session) =>
      new SignJWT({ activity: activityId, session })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(subject)
        .setJti(ticketId)
        .setAudience(TICKET)
        .setExpirationTime(`${TIMES.ticketMs / 1000}s`)
        .sign(await key()),
    ownPage: async (activityId) =>
      new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(activityId)
        .setAudience(OWN)
        .setExpirationTime(`${OWN_MINUTES}m`)
        .sign(await key()),
    isOwnPage: async (token, activityId) => {
      const claims = v.safeParse(OwnClaims, await read(token, OWN))
      return claims.success && claims.output.sub === activityId
    },
    readTicket: async (ticket, activityId) => {
      const claims = v.safeParse(TicketClaims, await read(ticket, TICKET))
      if (!claims.success || claims.output.activity !== activityId) return null
      const { sub: subject, jti: ticketId, session } = claims.output
      return { subject, ticketId, session }
    },
  }
}

/** The key lives in Secrets Manager and is read once an execution environment. */
export const signingFromSecret = (secretArn: string): Signing => {
  const load = secretAt(secretArn)
  return signingWith(async () => new TextEncoder().encode(await load()))
}
