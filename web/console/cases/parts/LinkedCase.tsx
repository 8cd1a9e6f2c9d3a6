import type { CaseEntry } from '#contract/case/list.ts'
import { pathOf } from '../../router/screens.ts'
import { w } from '../words.ts'
import { CaseNumber } from './CaseNumber.tsx'
import { CaseStateBadge } from './CaseStateBadge.tsx'

/** Another case in a line. It opens beside this one: what is being typed here stays. */
export const LinkedCase = ({ entry, note }: { entry: CaseEntry; note?: string }) => (
  <span class="linked-case">
    <a href={pathOf('case', { caseId: entry.id })} target="_blank" rel="noreferrer">
      <CaseNumber number={entry.number} />
    </a>{' '}
    <CaseStateBadge state={entry.state} /> {note && <strong class="small">{note} </strong>}
    <span class="muted small">{w().type[entry.type]}</span>
    <span class="case-excerpt">{entry.excerpt}</span>
  </span>
)
