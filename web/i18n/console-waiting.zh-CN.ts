/** What waits for a second person in a published interview, or in one whose turns need review (M7). */
export const consoleWaitingZhCN = {
  retractFirstHint: '发言立即对公众隐藏；原因由另一人确认后公布，或由另一人恢复发言',
  waits: '待另一人审定',
  correctionWaits: (names: string, at: string) => `${names} 于 ${at} 提出更正：`,
  retractionWaits: (name: string, at: string, reason: string) => `${name} 于 ${at} 撤回，原因尚未公布：${reason}`,
  proposeCorrection: '提交更正',
  proposeHint: '更正由另一人审定后公开；此前公众看到的是原文。',
  saidProposed: '更正已提交，待另一人审定',
  approveCorrection: '审定更正',
  discardCorrection: '弃用更正',
  confirm: '确认撤回',
  restore: '恢复发言',
  proposedDecline: (by: string) => `${by} 已拟不采用说明，待审定`,
  waiting: (n: number) => `待另一人审定（${n}）`,
  discard: '弃用',
}
