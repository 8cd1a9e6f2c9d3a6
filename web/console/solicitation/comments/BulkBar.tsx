import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import type { BulkOrder, Deciding } from './use-decide.ts'

interface BulkBarProps {
  chosen: readonly StaffComment[]
  all: readonly StaffComment[]
  deciding: Deciding
  onSelectAll: () => void
  onSelectNone: () => void
}

type Asking = 'hide' | 'adopt' | 'partly' | 'not' | 'label'
const ADOPT = { adopt: 'adopted', partly: 'partly', not: 'not' } as const

/** What can be done with the selected comments. It stays at the bottom edge, and asks for a reason where one is needed. */
export const BulkBar = ({ chosen, all, deciding, onSelectAll, onSelectNone }: BulkBarProps) => {
  const { solicitation } = useRoom()
  const asking = useSignal<Asking | null>(null)
  const w = words().comments
  const none = chosen.length === 0
  const run = async (order: BulkOrder) => {
    if (!(await deciding.run(order, chosen))) return false
    asking.value = null
    onSelectNone()
    return true
  }
  const reasons = [...new Set(all.flatMap(({ adoption }) => adoption?.reason || []))].slice(0, 5)
  const ask = (what: Asking, key?: string) => (
    <button
      type="button"
      class="button small"
      disabled={deciding.busy}
      aria-expanded={asking.value === what}
      {...(key ? { 'aria-keyshortcuts': key } : {})}
      onClick={() => (asking.value = asking.value === what ? null : what)}
    >
      {w[what]}
    </button>
  )
  return (
    <div class="bulk-bar">
      {deciding.last && (
        <p class="row small" role="status">
          {deciding.last.text}
          {deciding.last.canUndo && (
            <button type="button" class="button quiet small" aria-keyshortcuts="u" onClick={() => void deciding.undo()}>
              {w.undoLast}
            </button>
          )}
        </p>
      )}
      {deciding.refusal &&
        (deciding.refusal.code === 'version-conflict' ? (
          <Callout tone="warn" role="alert">
            <p>{w.stale}</p>
          </Callout>
        ) : (
          <RefusalNote refusal={deciding.refusal} />
        ))}
      {asking.value && !none && (
        <ReasonForm
          key={asking.value}
          what={asking.value}
          draftKey={`solicitation.${solicitation.id}.${asking.value}`}
          reasons={asking.value === 'hide' || asking.value === 'label' ? [] : reasons}
          lang={solicitation.details.lang}
          busy={deciding.busy}
          onCancel={() => (asking.value = null)}
          onReason={async (reason) => {
            const what = asking.peek()
            if (what === 'hide') return run({ type: 'comment.hide', reason })
            if (what === 'label') return run({ type: 'comment.label', add: topicsIn(reason), remove: [] })
            return what ? run({ type: 'comment.adopt', status: ADOPT[what], reason }) : false
          }}
        />
      )}
      <div class="row">
        <span class="small" role="status">
          {w.selected(chosen.length)} {chosen.length >= MAX.bulk && w.most(MAX.bulk)}
        </span>
        <button type="button" class="button quiet small" disabled={all.length === 0} onClick={onSelectAll}>
          {w.selectAll}
        </button>
        {/* Nothing stands in the way of reading while nothing is selected. */}
        {!none && (
          <>
            <button type="button" class="button quiet small" onClick={onSelectNone}>
              {w.selectNone}
            </button>
            <button
              type="button"
              class="button small"
              disabled={deciding.busy}
              aria-keyshortcuts="s"
              onClick={() => void run({ type: 'comment.show' })}
            >
              {w.show}
            </button>
            {ask('hide', 'h')}
            {ask('adopt', 'a')}
            {ask('partly', 'p')}
            {ask('not', 'n')}
            {ask('label')}
            <button
              type="button"
              class="button small"
              disabled={deciding.busy || chosen.some(({ canUndo }) => !canUndo)}
              onClick={() => void run({ type: 'comment.undo' })}
            >
              {w.undo}
            </button>
          </>
        )}
      </div>
    </div>
  )
}

const topicsIn = (typed: string): string[] =>
  typed
    .split(/[,，、]/)
    .map((topic) => topic.trim())
    .filter(Boolean)

interface ReasonFormProps {
  what: Asking
  draftKey: string
  reasons: readonly string[]
  lang: string
  busy: boolean
  onReason: (reason: string) => Promise<boolean>
  onCancel: () => void
}

/** Asks for a reason before it is done; what was typed survives a reload until it is. */
const ReasonForm = ({ what, draftKey, reasons, lang, busy, onReason, onCancel }: ReasonFormProps) => {
  const w = words().comments
  const reason = useDraft(draftKey)
  const text = reason.value.trim()
  const isTopic = what === 'label'
  const topics = topicsIn(text)
  // Before anything is painted: who opens it by a key types on at once.
  useLayoutEffect(() => document.getElementById('bulk-reason')?.focus(), [])
  const wrong = isTopic
    ? topics.length === 0 || topics.length > MAX.labels || topics.some((topic) => topic.length > MAX.label)
    : (what !== 'adopt' && text === '') || text.length > MAX.reason
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!wrong && (await onReason(text))) reason.value = ''
  }
  return (
    <form class="stack-s reason-form" onSubmit={submit}>
      <TextField
        id="bulk-reason"
        label={isTopic ? w.topicAdd : `${w[what]}: ${w.reason}`}
        hint={isTopic ? undefined : w.reasonHint[what]}
        value={reason.value}
        onValue={(value) => (reason.value = value)}
        {...(isTopic ? {} : { max: MAX.reason, rows: 2 })}
        lang={lang}
      />
      {reasons.length > 0 && (
        <p class="row small">
          {w.reasonUsed}
          {reasons.map((used) => (
            <button type="button" key={used} class="button quiet small" onClick={() => (reason.value = used)}>
              {used.slice(0, 24)}
            </button>
          ))}
        </p>
      )}
      <p class="row">
        <button type="submit" class="button primary small" disabled={busy || wrong}>
          {w.confirm}
        </button>
        <button type="button" class="button small" onClick={onCancel}>
          {w.cancel}
        </button>
      </p>
    </form>
  )
}
