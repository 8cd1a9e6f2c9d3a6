/** Ways in which a response comes that counts; apart from the shapes, for the page that shows results. */
export const PUBLIC_CHANNELS = ['web', 'paper', 'phone'] as const
