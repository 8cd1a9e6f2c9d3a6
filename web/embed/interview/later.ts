/** What nobody needs at first, loaded once the interview is there. */
export { Mine } from './Mine.tsx'
export { Poll } from './Poll.tsx'
export { Withheld } from './Withheld.tsx'
