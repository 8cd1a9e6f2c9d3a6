/** By what address a script is asked for again. */
const again: Record<string, string> = {}

/**
 * Imports a script from beside this one. Browsers older than 2026 remember for as long as the page lives that a module could
 * not be fetched; under another address it is another module to them, and is asked for again.
 */
export const load = (address: string): Promise<unknown> =>
  import(/* @vite-ignore */ again[address] ?? address).catch((problem) => {
    again[address] = `${address}?${Date.now()}`
    throw problem
  })
