/**
 * What stands for `clean.ts` in a page (`#clean` in package.json): what pages are sent the platform has cleaned. What people type there
 * is cleaned by `clean.ts` itself, which loads when they do, and by the platform whoever sends it.
 */
export const clean = (raw: string): string => raw.trim()

export const cleanLine = (raw: string): string => raw.trim()
