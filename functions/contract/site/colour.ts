/** What a site looks like that has no colour of its own or from above: a deep civic blue, 9.5:1 on white. */
export const DEFAULT_COLOUR = '#14417b'
