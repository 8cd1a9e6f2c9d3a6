/** Where the invitation code stands among the problems: no question can be called so. */
export const CODE_PATH = '~code'
