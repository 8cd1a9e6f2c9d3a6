import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { secretAt } from './secret.ts'

/**
 * Keeps what a stolen table must not tell: how to reach a citizen, query codes, or, with another secret, those of webhooks. A secret
 * is in no table; each use has a key of its own derived from it.
 */
export interface Sealing {
  /** Encrypts. `about` names the place it belongs to, such as `case:ID:contact`: moved to another place it does not open. */
  seal(text: string, about: string): Promise<string>
  /** Throws for what was not sealed with this secret about this place: that is a defect or a forgery, never input. */
  open(sealed: string, about: string): Promise<string>
  /** HMAC-SHA-256, 32 bytes: for what is compared or derived and never read back. The message begins with its purpose. */
  mac(message: string): Promise<Uint8Array>
}

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** Says how it was sealed, so that a later way can tell the old ones. */
const FORM = 'v1.'

export const sealingWith = (loadSecret: () => Promise<string>): Sealing => {
  let loaded: Promise<{ sealing: Buffer; mac: Buffer }> | null = null
  const keys = () => {
    loaded ??= loadSecret().then(
      (secret) => ({ sealing: derive(secret, 'seal'), mac: derive(secret, 'mac') }),
      (error) => {
        loaded = null
        throw error
      },
    )
    return loaded
  }
  return {
    seal: async (text, about) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, (await keys()).sealing, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return FORM + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: async (sealed, about) => {
      if (!sealed.startsWith(FORM)) throw new Error('not a sealed text')
      const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url')
      const iv = bytes.subarray(0, IV_BYTES)
      const decipher = createDecipheriv(CIPHER, (await keys()).sealing, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    mac: async (message) =>
      createHmac('sha256', (await keys()).mac)
        .update(message)
        .digest(),
  }
}

const derive = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, 32))

/** The secret lives in Secrets Manager and is read once an execution environment. */
export const sealingFromSecret = (secretArn: string): Sealing => sealingWith(secretAt(secretArn))
