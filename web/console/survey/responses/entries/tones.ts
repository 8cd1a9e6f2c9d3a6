/** How the states of a batch look. */
export const ENTRY_TONES = { waiting: 'warn', confirmed: 'good', rejected: 'danger' } as const
