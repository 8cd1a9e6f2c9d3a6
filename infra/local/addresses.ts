/**
 * The one place where cloud addresses become local ones. Functions, authorizers and pages get theirs from the template
 * as `https://<api id>.execute-api.<region>.<suffix>/<stage>`, `wss://…` or a distribution's name; `resources.ts` makes
 * those names, the runtime adds where each is served here, and every text from the template goes through `localize`
 * before it is used.
 */
export interface Addresses {
  add(domainName: string, localUrl: string): void
  localize(text: string): string
}

/** `replacements`: further texts and what stands for them here, such as a token issuer. */
export const createAddresses = (replacements: Record<string, string> = {}): Addresses => {
  const known = new Map(Object.entries(replacements))
  return {
    add: (domainName, localUrl) => {
      known.set(`https://${domainName}`, localUrl)
      known.set(`wss://${domainName}`, localUrl.replace('http:', 'ws:'))
      known.set(domainName, new URL(localUrl).host)
    },
    localize: (text) => {
      let local = text
      for (const [cloud, here] of known) local = local.replaceAll(cloud, here)
      return local
    },
  }
}
