import type { consoleServicesZhCN } from './console-services.zh-CN.ts'
import type { Messages } from './format.ts'

export const consoleServicesEn: Messages<typeof consoleServicesZhCN> = {
  noticesLink: 'Notices',
  unreadNotices: (count) => `${count} unread`,
  rules: {
    caseTypes: {
      suggestion: 'Suggestion',
      enquiry: 'Enquiry',
      complaint: 'Complaint',
      'interview-question': 'Question left open by an interview',
      'site-error': 'Error on the site',
    },
    draftKinds: {
      regulation: 'Administrative regulation',
      rule: 'Departmental or local rule',
      decision: 'Major administrative decision',
      normative: 'Normative document',
      other: 'Other document',
    },
    workingDays: 'Time limit (working days)',
    extendableTo: 'In all after an extension (working days)',
    extendableToHint: 'Empty: cannot be extended',
    approver: 'Who approves an extension',
    clockStops: 'The clock stands still while the citizen is asked for something',
    source: 'Source of the rule',
    days: 'Shortest period',
    unit: 'Counted in',
    units: { calendar: 'calendar days', working: 'working days' },
    notAcceptedHint: 'Tells citizens in the suggestion box what is not handled here, and where to go instead.',
    notAcceptedEntry: (n) => `Entry ${n}`,
    what: 'What is not accepted',
    where: 'Where to go instead',
    url: 'Address (optional)',
    addNotAccepted: 'Add an entry',
    remove: 'Remove',
    superiorFrom: 'Working days late from which the handler’s superior is told',
    adminFrom: 'Working days late from which the site’s administrators are told',
    problem: (where, text) => `${where}: ${text}`,
    numberWrong: 'Please enter a whole number within the limits',
    extendWrong: 'Must be more than the time limit, or empty where it cannot be extended',
  },
}
