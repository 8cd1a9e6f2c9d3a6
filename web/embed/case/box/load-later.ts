/** Null until it is there. */
export let later: typeof import('./later.ts') | null = null

export const loadLater = async () => {
  later ??= await import('./later.ts')
}
