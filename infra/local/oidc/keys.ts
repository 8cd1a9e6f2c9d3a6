import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import * as v from 'valibot'
import { LocalError } from '../local-error.ts'

const Keys = v.object({ signing: v.looseObject({ kty: v.string(), kid: v.string() }), cookies: v.string() })
export type Keys = v.InferOutput<typeof Keys>

const make = async (): Promise<Keys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const signing = { ...jwk, kty: 'RSA', alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }
  return { signing, cookies: randomBytes(32).toString('hex') }
}

/** What tokens and cookies are signed with: made once, so that those of an earlier start stay valid. */
export const loadKeys = async (name: string, dataDir?: string): Promise<Keys> => {
  if (!dataDir) return make()
  const file = join(dataDir, `${name}-keys.json`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    const keys = await make()
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
    return keys
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Keys), text)
  if (!parsed.success) throw new LocalError(`${file} is damaged; remove it, and new keys are made`)
  return parsed.output
}
