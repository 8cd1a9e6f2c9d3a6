/**
 * Whether somebody can be told anything there: an e-mail address, or the seven digits of the shortest telephone number, in figures of
 * any script. What is neither is questioned where it is typed, and never refused: there may be ways to reach people that we do not know.
 */
export const isReachable = (contact: string): boolean =>
  /[^\s@]+@[^\s@]+\.[^\s@]{2,}/.test(contact) || (contact.match(/\p{Nd}/gu) ?? []).length >= 7
