/**
 * Decides, between counts that are equal, which of them to hide; the same each time for the same text, and nobody's to know or to work
 * out. Secret for as long as the platform's secret for it is.
 */
export type Rank = (about: string) => number
