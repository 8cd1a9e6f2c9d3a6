/** FNV-1a, 32 bits: the same everywhere, spreads well, needs no library, and is no secret-keeper by itself. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
