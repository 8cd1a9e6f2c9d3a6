import fc from 'fast-check'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { signingWith } from '../../functions/runtime/signing.ts'

const keyOf = (text: string) => new TextEncoder().encode(text.padEnd(64, '.'))
const signing = signingWith(async () => keyOf('a key'))
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
const person = fc.record({ site: text, issuer: text, subject: text })
type Person = { site: string; issuer: string; subject: string }
const pseudonym = ({ site, issuer, subject }: Person, by = signing) => by.pseudonym(site, issuer, subject)

describe('[V1] the pseudonym of a verified person', () => {
  it('is the same each time, fits an id, and holds nothing of the subject', () =>
    fc.assert(
      fc.asyncProperty(person, async (one) => {
        const made = await pseudonym(one)
        expect(made).toBe(await pseudonym({ ...one }))
        expect(made).toMatch(/^[\w-]{32}$/)
        if (one.subject.length > 4) expect(made).not.toContain(one.subject)
      }),
    ))

  it('is another for another site, issuer or subject, also where the texts run together', () =>
    fc.assert(
      fc.asyncProperty(person, person, async (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(await pseudonym(one)).not.toBe(await pseudonym(other))
        const moved = { ...one, issuer: one.issuer + one.subject.slice(0, 1), subject: one.subject.slice(1) }
        expect(await pseudonym(one)).not.toBe(await pseudonym(moved))
      }),
    ))

  it('cannot be made without the key', async () => {
    const one = { site: 'county', issuer: 'https://person.example', subject: '320100199001010011' }
    expect(await pseudonym(one)).not.toBe(
      await pseudonym(
        one,
        signingWith(async () => keyOf('another')),
      ),
    )
  })
})

describe('participant tokens', () => {
  it('[V1] say whether somebody was verified, on one site, and nothing else of them', async () => {
    const id = await signing.pseudonym('county', 'https://person.example', '320100199001010011')
    const token = await signing.verifiedToken(id, 'county', Date.now() + 60_000)
    expect(await signing.readParticipant(token, 'county')).toEqual({ id, verified: true, unusedUntil: null })
    expect(await signing.readParticipant(token, 'province')).toBeNull()
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
    expect(Object.keys(JSON.parse(claims)).sort()).toEqual(['aud', 'exp', 'site', 'sub', 'verified'])
    const now = Math.floor(Date.now() / 1000) * 1000
    const device = await signing.participantToken('participant-1', 'county', now)
    const unusedUntil = now + 24 * 60 * 60_000
    expect(await signing.readParticipant(device, 'county')).toEqual({
      id: 'participant-1',
      verified: false,
      unusedUntil,
    })
  })

  it('[K2] what was signed before there were unused ones is good to its end', async () => {
    const key = keyOf('a key')
    const old = new SignJWT({ site: 'county' }).setProtectedHeader({ alg: 'HS256' }).setSubject('participant-1')
    const token = await old.setAudience('participant').setExpirationTime('180d').sign(key)
    expect(await signing.readParticipant(token, 'county')).toMatchObject({ id: 'participant-1', unusedUntil: null })
  })

  it('[K2] a challenge is good for one activity, for ten minutes, and is no token', async () => {
    const now = Date.now()
    const challenge = await signing.challenge({ participantId: 'participant-1', where: 'activity-1', bits: 14 }, now)
    const read = (where: string, at: number) => signing.readChallenge(challenge, where, at)
    expect(await read('activity-1', now + 9 * 60_000)).toMatchObject({ participantId: 'participant-1', bits: 14 })
    expect(await read('activity-1', now + 11 * 60_000)).toBeNull()
    expect(await read('activity-2', now)).toBeNull()
    expect(await signing.readParticipant(challenge, 'county')).toBeNull()
    const token = await signing.participantToken('participant-1', 'county', now)
    expect(await signing.readChallenge(token, 'activity-1', now)).toBeNull()
  })

  it('[V1] lapse', async () => {
    const token = await signing.verifiedToken('participant-1', 'county', Date.now() - 1_000)
    expect(await signing.readParticipant(token, 'county')).toBeNull()
  })
})
