import type { CaseReply } from '#contract/case/desk.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { w } from '../words.ts'
import { newsOf } from './changes.ts'

/** [D12] What happened since, in a line; it comes onto the screen when the reader lets it. */
export const News = ({ shown, newer, onShow }: { shown: CaseReply; newer: CaseReply; onShow: () => void }) => {
  const words = w().case
  const { steps, noted, drafted } = newsOf(shown, newer)
  const said = steps.map(({ step, by }) => words.changedBy(by?.name ?? '', w().step[step]).trim())
  if (drafted) said.push(words.changedBy(newer.case.draft?.by.at(-1)?.name ?? '', w().said['case.draft']))
  if (noted) said.push(words.noteAdded)
  return (
    <div class="case-news">
      <Callout tone="warn" role="status">
        <p>
          {words.changed(said.join(w().listed))} {words.stillTyping}
        </p>
        <p>
          <button type="button" class="button small" aria-keyshortcuts="n" onClick={onShow}>
            {words.showChanges} <kbd>n</kbd>
          </button>
        </p>
      </Callout>
    </div>
  )
}
