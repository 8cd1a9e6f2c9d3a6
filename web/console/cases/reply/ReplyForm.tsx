import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { findPersonalData } from '#domain/solicitation/personal-data.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Check } from '../../../ui/Check.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { Restored } from '../../editor/Restored.tsx'
import { t } from '../../language.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { Panel } from '../forms/Panel.tsx'
import { w } from '../words.ts'
import { AttachmentsEditor } from './AttachmentsEditor.tsx'
import { InsertTemplate } from './InsertTemplate.tsx'
import { Findings, PublicText } from './PublicText.tsx'
import { ReplyConflict } from './ReplyConflict.tsx'
import { replyProblems } from './reply-problems.ts'
import { fromReply, joinReplies, ReplyDraft, type ReplyValue, sameReply, toReply } from './reply-value.ts'

export const replyKey = (caseId: string): string => `case.${caseId}.reply`

/** The reply in the making: kept on the device as it is typed; what a colleague saves meanwhile stands beside it. */
export const ReplyForm = () => {
  const { record, desk } = useCaseRoom()
  const sending = useSending()
  const words = w().reply
  const key = replyKey(record.id)
  const theirs = toReply(record)
  const kept = useMemo(() => readDraft(ReplyDraft, key), [])
  const restored = useSignal(kept !== null)
  const base = useSignal<ReplyValue>(kept?.base ?? theirs)
  const value = useSignal<ReplyValue>(kept?.value ?? theirs)
  const round = useSignal(0)
  const sent = useRef(false)
  const form = useRef<HTMLDivElement>(null)
  if (sending.refusal) sent.current = false
  const conflict = !sent.current && !sameReply(base.value, theirs)
  const problems = round.value > 0 ? replyProblems(value.value) : []
  const problem = (fieldId: string) => problems.find((each) => each.fieldId === fieldId)?.message
  const set = (difference: Partial<ReplyValue>) => {
    value.value = { ...value.value, ...difference }
    writeDraft(key, { base: base.value, value: value.value } satisfies ReplyDraft)
  }
  const begin = (next: ReplyValue) => {
    base.value = theirs
    value.value = next
    if (sameReply(next, theirs)) dropDraft(key)
    else writeDraft(key, { base: theirs, value: next } satisfies ReplyDraft)
  }
  const inReply = value.value.publish ? findPersonalData(value.value.text) : []
  const newer = desk.result.status === 'ready' && desk.result.newer !== null
  return (
    <Panel
      act="case.draft"
      sending={sending}
      submitLabel={words.save}
      clear={() => dropDraft(key)}
      order={() => {
        round.value += 1
        if (conflict || replyProblems(value.value).length > 0) return null
        sent.current = true
        return { type: 'case.draft', ...fromReply(value.value) }
      }}
    >
      <div ref={form} class="stack">
        {restored.value && !conflict && (
          <Restored
            onDiscard={() => {
              begin(theirs)
              restored.value = false
            }}
          />
        )}
        {record.state === 'review' && (
          <Callout tone="warn">
            <p>{words.reviewAgain}</p>
          </Callout>
        )}
        {conflict && (
          <ReplyConflict
            base={base.value}
            mine={value.value}
            theirs={theirs}
            by={record.draft?.by.at(-1)?.name ?? ''}
            onChoose={(how) => begin(joinReplies(base.value, value.value, theirs, how))}
          />
        )}
        <ErrorSummary title={t().form.problems(problems.length)} errors={problems} round={round.value} />
        <InsertTemplate onInsert={(text) => set({ text: inserted(form.current, value.value.text, text) })} />
        <TextField
          id="reply-text"
          label={words.text}
          error={problem('reply-text')}
          value={value.value.text}
          onValue={(text) => set({ text })}
          max={CASE_LIMITS.replyText}
          rows={8}
          autoFocus
        />
        <AttachmentsEditor
          value={value.value.attachments}
          onChange={(attachments) => set({ attachments })}
          problems={problems}
        />
        {record.wantsPublic ? (
          <Check checked={value.value.publish} onChange={(publish) => set({ publish })}>
            {words.publish}
          </Check>
        ) : (
          <p class="muted">{words.publishNot}</p>
        )}
        {value.value.publish && (
          <PublicText
            original={record.text}
            value={value.value.publicText}
            onValue={(publicText) => set({ publicText })}
            error={problem('reply-public')}
          />
        )}
        {inReply.length > 0 && (
          <Callout tone="warn" role="status" title={words.inReply}>
            <Findings text={value.value.text} found={inReply} />
          </Callout>
        )}
        {newer && <p class="muted small">{w().case.stillTyping}</p>}
      </div>
    </Panel>
  )
}

/** At the cursor, or at the end where the field has not been in use. */
const inserted = (form: HTMLElement | null, text: string, template: string): string => {
  const field = form?.querySelector<HTMLTextAreaElement>('#reply-text')
  const at = field?.selectionEnd ?? text.length
  const before = text.slice(0, at)
  const glue = before === '' || before.endsWith('\n') ? '' : '\n'
  return `${before}${glue}${template}${text.slice(at)}`
}
