import { Callout } from '../../../ui/Callout.tsx'
import { w } from '../words.ts'
import { CHOICES, changedParts, fromReply, type Joining, type ReplyValue } from './reply-value.ts'

interface ReplyConflictProps {
  base: ReplyValue
  mine: ReplyValue
  theirs: ReplyValue
  by: string
  onChoose: (how: Joining) => void
}

/** What a colleague saved since this reply was begun, beside mine, and the ways to go on: no word of either is lost. */
export const ReplyConflict = ({ base, mine, theirs, by, onChoose }: ReplyConflictProps) => {
  const words = w().conflict
  const parts = changedParts(base, theirs)
  const shown = (value: ReplyValue, part: 'text' | 'attachments' | 'publicText') => {
    const stored = fromReply(value)
    if (part === 'attachments') return stored.attachments.map(({ title, text }) => `${title}\n${text}`).join('\n\n')
    return stored[part] ?? w().reply.willNotPublish
  }
  return (
    <Callout tone="warn" role="alert" title={words.title(by)}>
      <div class="stack-s">
        {(['text', 'attachments', 'publicText'] as const)
          .filter((part) => parts.includes(part) || (part === 'publicText' && parts.includes('publish')))
          .map((part) => (
            <div key={part} class="case-conflict">
              <p>
                <strong>{words.field[part]}</strong>
              </p>
              <dl class="case-conflict-sides">
                <div>
                  <dt>{words.theirs}</dt>
                  <dd class="pre-wrap">{shown(theirs, part)}</dd>
                </div>
                <div>
                  <dt>{words.mine}</dt>
                  <dd class="pre-wrap">{shown(mine, part)}</dd>
                </div>
              </dl>
            </div>
          ))}
        <p>{words.explanation}</p>
        <p class="row">
          {CHOICES.map((how) => (
            <button key={how} type="button" class="button" onClick={() => onChoose(how)}>
              {words[how]}
            </button>
          ))}
        </p>
      </div>
    </Callout>
  )
}
