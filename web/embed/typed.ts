import type { clean } from '#contract/clean.ts'

let real: typeof clean = (text) => text.trim()

/** What was typed or pasted, as the platform will read it (contract/clean.ts); before that has loaded, without its outer spaces. */
export const typed: typeof clean = (text) => real(text)

/** Somebody is about to type. Where the network loses it, the platform still cleans what it is sent. */
export const willType = async (): Promise<void> => {
  try {
    const loaded = await import('#contract/clean.ts')
    real = loaded.clean
  } catch {}
}
