import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface Issuer {
  url: string
  /** An access token as the organisation's sign-in gives it, or an ID token as the citizens' does; in seconds from now, default an hour. */
  token(subject: string, name?: string, more?: { expiresIn?: number; audience?: string }): Promise<string>
  stop(): Promise<void>
}

/**
 * An issuer of tokens for any subject, by its published keys alone: the permission walk needs hundreds of people, and
 * the gateway checks tokens, not how they were obtained. The sign-in itself has its own tests.
 */
export const startIssuer = async (own: string): Promise<Issuer> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }]
  const server = createServer((request, response) => {
    const discovery = { issuer: url, jwks_uri: `${url}/jwks` }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url?.includes('.well-known') ? discovery : { keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    token: (subject, name = subject, { expiresIn = 3600, audience = own } = {}) =>
      new SignJWT({ name })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
        .sign(privateKey),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
