import { createHmac, hkdfSync } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { Id, SiteId } from '../contract/basics.ts'
import { TIMES } from '../contract/limits.ts'
import { secretAt } from './secret.ts'

const PARTICIPANT = 'participant'
const PSEUDONYM = 'pseudonym'
const TICKET = 'ticket'
const OWN = 'own'
/** Longer than a head is cached, far shorter than it would be worth passing on. */
const OWN_MINUTES = 10
/** A participant who returns within half a year is still known to what they asked. */
const PARTICIPANT_DAYS = 180

/** 192 bits: nobody meets another's by chance, and it fits an id. */
const PSEUDONYM_CHARACTERS = 32

const ParticipantClaims = v.object({ sub: Id, site: SiteId, verified: v.optional(v.literal(true)) })
const OwnClaims = v.object({ sub: Id })
const TicketClaims = v.object({ sub: v.string(), jti: Id, activity: Id, session: v.optional(v.string()) })

export interface Participant {
  id: string
  /** Whether it is one person whom the citizens' issuer knows, or only a device. */
  verified: boolean
}

/** Signs and reads the platform's own tokens. What was signed for one purpose is never accepted for another. */
export interface Signing {
  participantToken(participantId: string, siteId: string): Promise<string>
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
  const read = async (token: string, audience: string): Promise<unknown> => {
    try {
      return (await jwtVerify(token, await key(), { audience, algorithms: [ALGORITHM] })).payload
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return null
      throw error
    }
  }
  return {
    participantToken: async (participantId, siteId) =>
      new SignJWT({ site: siteId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(participantId)
        .setAudience(PARTICIPANT)
        .setExpirationTime(`${PARTICIPANT_DAYS}d`)
        .sign(await key()),
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
      return { id: claims.output.sub, verified: claims.output.verified === true }
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
