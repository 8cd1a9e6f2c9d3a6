import type { Messages } from './format.ts'
import type { solicitationSharedZhCN } from './solicitation.shared.zh-CN.ts'

export const solicitationSharedEn: Messages<typeof solicitationSharedZhCN> = {
  stance: { support: 'Support', oppose: 'Oppose', suggest: 'Suggest a change', ask: 'Ask' },
  senders: { individual: 'A person', organisation: 'An organisation' },
  adoption: { adopted: 'Adopted', partly: 'Partly adopted', not: 'Not adopted' },
  row: { same: 'Unchanged', changed: 'Changed', added: 'New', removed: 'Removed' },
  moved: 'moved',
  added: 'added: ',
  removed: 'removed: ',
  endOfChange: ' (end of change)',
  unnumbered: 'Preamble',
  whole: 'Comments on the whole draft',
}
