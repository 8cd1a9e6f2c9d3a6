import type { VerifyWords } from './verify.zh-CN.ts'

export const verifyEn: VerifyWords = {
  product: 'Zhitong',
  title: 'Identity check',
  busy: 'One moment…',
  about: (title) => `“${title}” verifies identity, so that everybody takes part once.`,
  learns: [
    'You go on to the government identity service and sign in there with your account.',
    'This platform only learns that you are one person. It neither gets nor keeps your name or document number, and does not recognise you in the activities of other sites.',
    'It is good for a day, or until you close the page.',
  ],
  go: 'Go and verify',
  close: 'Close this window',
  done: 'Identity verified',
  handed: 'The page you came from knows. Please go on there; this window can be closed.',
  here: 'Please go on here, on the platform’s own page. The check is good in this tab only.',
  goOn: 'Go on on this page',
  again: 'Verify again',
  ownPage: 'Take part on the platform’s own page',
  problem: {
    nobody: {
      title: 'There is no identity service',
      hint: 'This platform is not connected to an identity service for citizens. Please tell the website’s administrator.',
    },
    'not-found': {
      title: 'This activity was not found',
      hint: 'It may not be public yet, or the address is wrong. Please go back to the page you came from.',
    },
    cancelled: {
      title: 'You cancelled the check',
      hint: 'Nothing was recorded. What you filled in is still on the page you came from; you can verify again.',
    },
    expired: {
      title: 'This check has expired',
      hint: 'It has to be finished in one window. Please verify again, or open it anew from the page you came from.',
    },
    unreachable: {
      title: 'No connection at the moment',
      hint: 'Please check your network and verify again. What you filled in is still on the page you came from.',
    },
    origin: {
      title: 'The website that opened this window may not use this activity',
      hint: 'It was told nothing. To take part, please verify and answer on the platform’s own page.',
    },
    refused: {
      title: 'The check did not succeed',
      hint: 'The identity service did not confirm you. Please verify again; if it keeps failing, tell the website’s administrator.',
    },
  },
}
