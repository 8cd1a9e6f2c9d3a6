import type { IdentityWords } from './identity.zh-CN.ts'

export const identity: IdentityWords = {
  title: 'Identity check',
  why: {
    survey: 'Everybody may answer this survey once, so your identity is verified before you send.',
    interview: 'Here your identity is verified before you ask, support a question or vote: one person, one vote.',
    solicitation: 'Your identity is verified before you send a comment here.',
  },
  learns:
    'The government identity service does it. This platform only learns that you are one person; it neither gets nor keeps your name or document number.',
  verify: 'Verify my identity',
  again: 'Open the window again',
  waiting: 'Please finish in the window that has opened. You come back here by yourself.',
  closed: 'The window was closed before the identity was verified.',
  blocked: 'The browser did not open the window.',
  newTab: 'Verify and go on in a new tab',
  goThere: 'Go there',
  asked: 'Please verify your identity first. What you filled in is still here.',
  lapsed: 'The identity check has expired. Please verify again; what you filled in is still here.',
  verified: 'Identity verified.',
  until: (at) => `Good until ${at}.`,
  another: 'Verify somebody else',
}
