/** What stands in the address of whoever goes on elsewhere; the fragment never reaches a server. */
const MARK = 'zhitong-resume='

const bytesOf = (text: string) => new TextEncoder().encode(text)

const toBase64Url = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

export const newSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(24)))

const derived = async (purpose: string, secret: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(`zhitong:${purpose}:${secret}`)))

/** What the platform knows a kept draft by: nobody gets from it to the key. */
export const draftIdOf = async (secret: string): Promise<string> =>
  toBase64Url((await derived('id', secret)).slice(0, 18))

const keyOf = async (secret: string) =>
  crypto.subtle.importKey('raw', await derived('key', secret), 'AES-GCM', false, ['encrypt', 'decrypt'])

const IV_BYTES = 12

export const seal = async (secret: string, text: string): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(secret), bytesOf(text))
  return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

/** Null where it was not sealed with this secret, or was changed. */
export const unseal = async (secret: string, sealed: string): Promise<string | null> => {
  try {
    const bytes = fromBase64Url(sealed)
    const iv = bytes.slice(0, IV_BYTES)
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(secret), bytes.slice(IV_BYTES))
    return new TextDecoder().decode(text)
  } catch {
    return null
  }
}

/** The page's own address with the secret; inside a frame, the frame's. */
export const linkTo = (page: string, activityId: string, secret: string): string =>
  `${page.split('#')[0]}#${MARK}${activityId}.${secret}`

export const secretIn = (fragment: string, activityId: string): string | null => {
  const [, found = ''] = fragment.split(MARK)
  const [id, secret] = found.split('.')
  return id === activityId && secret ? secret : null
}
