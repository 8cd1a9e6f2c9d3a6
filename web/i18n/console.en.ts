import type { ConsoleMessages } from './console.zh-CN.ts'
import { consoleServicesEn } from './console-services.en.ts'
import { consoleSitesEn } from './console-sites.en.ts'
import { consoleWorkEn } from './console-work.en.ts'
import { count } from './count.ts'
import { declineEn } from './decline.en.ts'
import { refusalEn } from './refusal.en.ts'
import { interviewStateEn, questionStateEn, solicitationPhaseEn, surveyPhaseEn } from './state.en.ts'

export const consoleEn: ConsoleMessages = {
  ...consoleServicesEn,
  ...consoleSitesEn,
  ...consoleWorkEn,
  refusal: refusalEn,
  declineReason: declineEn,
  interviewState: interviewStateEn,
  questionState: questionStateEn,
  surveyPhase: surveyPhaseEn,
  solicitationPhase: solicitationPhaseEn,

  product: 'Zhitong console',
  languageLabel: 'Language of the console',
  skip: 'Skip to content',
  crumbs: 'Where you are',
  loading: 'Loading…',
  retry: 'Try again',
  more: 'Load more',
  save: 'Save',
  edit: 'Edit',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  yes: 'Yes',
  no: 'No',
  ctrlEnter: 'Ctrl+Enter sends',
  offline: 'You are offline. What you type is kept on this device; you can go on when the network is back.',
  signOut: 'Sign out',

  signIn: {
    title: 'Staff sign-in',
    explanation: 'Sign in with your organisation’s account.',
    button: 'Sign in',
    busy: 'Signing in…',
    failed: 'Signing in did not work',
    failedHint: 'The identity service cannot be reached at the moment. Please try again later.',
    callbackHint: 'The sign-in was cancelled or has expired. Please sign in again.',
    again: 'Sign in again',
    closeWindow: 'You are signed in. You can close this window.',
    lapsed: 'Your session has expired',
    lapsedHint: 'Please sign in again in a new window. Everything on this page is kept and goes on by itself.',
    windowBlocked: 'The browser blocked the window. Please allow pop-ups and try again.',
  },
  notFound: {
    title: 'There is no such page',
    hint: 'The address may be wrong, or the page has moved.',
    home: 'Back to the start',
  },
  refusalMore: {
    offline: 'You are offline and this was not sent. Try again when the network is back: nothing is stored twice.',
    heldBy: (name) => `${name} is working on this question.`,
    writtenBy: (names) => `A second member of staff must do this: none of those who wrote it (${names}).`,
    nobodyVerifies: 'This platform has no identity service for citizens, so nobody can be verified.',
    inState: (words, state) => `${words} (now: ${state})`,
  },
  form: {
    leave: 'There are unsaved changes. They stay on this device if you leave. Leave?',
    problems: (n) => `${count(n, 'thing needs', 'things need')} to be corrected`,
    problem: (label, text) => `${label}: ${text}`,
    saving: 'Saving…',
    blocked: 'Cannot be saved yet: see why',
    saved: 'Saved',
    keptHere: 'Unsaved changes, kept on this device',
    nothingToSave: 'No unsaved changes',
    restored: 'Unsaved changes from this device were restored',
    discardDraft: 'Discard these changes',
    rules: {
      required: 'please fill this in',
      tooLong: (max) => `at most ${max} characters`,
      dateMissing: 'please choose a date and a time',
      endsBeforeStart: 'the end must be after the start',
      url: 'please give the full address, starting with http:// or https://',
      wrong: 'this is not right',
    },
  },
  conflict: {
    title: (by) => `${by} saved changes while you were editing`,
    both: 'you changed this too; yours will be kept',
    explanation: 'Joining keeps your changes and takes everything else as saved. Check it, then save.',
    join: 'Join both',
    bool: (on) => (on ? 'yes' : 'no'),
    items: (names) => (names.length > 0 ? names.join(', ') : '(none)'),
  },
  roles: {
    'platform-admin': 'platform admin',
    'site-admin': 'site admin',
    host: 'host',
    guest: 'guest',
    moderator: 'moderator',
    transcriber: 'transcriber',
    handler: 'handler',
    reviewer: 'reviewer',
    analyst: 'analyst',
    contractor: 'contractor',
  },
  roleHints: {
    'platform-admin': 'runs all sites',
    'site-admin': 'runs settings, staff and activities of this site and those below',
    host: 'runs the talk, sees questions and notes',
    guest: 'sees questions and notes, writes answers',
    moderator: 'decides on questions, edits activities, runs polls',
    transcriber: 'enters and tidies the transcript',
    handler: 'handles cases',
    reviewer: 'announces, reviews for secrecy, signs off',
    analyst: 'reads statistics',
    contractor: 'helps entering; never approves or publishes, whatever other roles are given beside it',
  },
  phase: {
    label: 'Connection',
    loading: 'loading',
    refused: 'refused',
    live: 'live',
    polling: 'polling',
    reconnecting: 'reconnecting',
    offline: 'cannot connect',
    ended: 'ended',
  },
  declineProposals: {
    'off-topic':
      'Thank you for your question. It is not about the theme of this interview; please use the message board of this website.',
    'personal-data':
      'Thank you for your question. It contains personal information and was not published, for your protection. Please use the service hotline.',
    abusive:
      'Your question contains improper language and was not published. You are welcome to ask again in other words.',
    advertising: 'Your question contains advertising and was not published.',
    duplicate: 'Thank you for your question. The same question is already public; please read the answer there.',
    'answered-elsewhere': 'Thank you for your question. It has been answered publicly; please search this website.',
    'needs-formal-channel':
      'Thank you for your question. The matter needs a formal procedure; please submit it at a service window or by the hotline.',
    'out-of-time':
      'Thank you for your question. There was not enough time to answer it; please use the message board of this website.',
    other: 'Thank you for your question. We are sorry that it could not be taken up.',
  },
}
