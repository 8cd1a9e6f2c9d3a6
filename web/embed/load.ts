const lost: Record<string, number> = {}

/**
 * Imports a script from beside this one. Browsers older than 2026 remember for as long as the page lives that a module could
 * not be fetched; under another address it is another module to them, and is asked for again.
 */
export const load = async (address: string): Promise<unknown> => {
  const times = lost[address] ?? 0
  try {
    return await import(/* @vite-ignore */ times ? `${address}?${times}` : address)
  } catch (problem) {
    lost[address] = times + 1
    throw problem
  }
}
