import type { consoleWaitingZhCN } from './console-waiting.zh-CN.ts'
import type { Messages } from './format.ts'

export const consoleWaitingEn: Messages<typeof consoleWaitingZhCN> = {
  retractFirstHint: 'It is hidden at once. Somebody else confirms it, and then the reason is public, or brings it back',
  waits: 'waits for a second person',
  correctionWaits: (names, at) => `Correction by ${names}, ${at}:`,
  retractionWaits: (name, at, reason) => `Taken back by ${name}, ${at}; the reason is not public yet: ${reason}`,
  proposeCorrection: 'Submit the correction',
  proposeHint: 'The public sees it when somebody else has approved it, and until then what stands there now.',
  saidProposed: 'Correction submitted; it waits for a second person',
  approveCorrection: 'Approve the correction',
  discardCorrection: 'Discard the correction',
  confirm: 'Confirm the retraction',
  restore: 'Bring the turn back',
  proposedDecline: (by) => `${by} declined it, to approve`,
  waiting: (n) => `Waiting for a second person (${n})`,
  discard: 'Discard',
}
