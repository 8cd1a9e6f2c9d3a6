/** English plural, so that a catalogue reads `count(n, 'vote')`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
