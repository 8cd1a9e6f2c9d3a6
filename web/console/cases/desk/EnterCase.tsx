import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import * as v from 'valibot'
import { CATEGORIES, Category } from '#contract/case/box.ts'
import { DESK_CHANNELS } from '#contract/case/case.ts'
import type { Receipt } from '#contract/case/citizen.ts'
import { EnterCase as Entered } from '#contract/case/desk.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { parseInput } from '#contract/parse.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import { announce } from '../../../ui/announce.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { withNewIds } from '../../command/with-new-ids.ts'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { fromLocalInput } from '../../time/zone.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import { PrintedReceipt } from './PrintedReceipt.tsx'

/** What is typed, kept on the device until the platform has it; with its id, so that sending it again is harmless (D2, D11). */
const EnterDraft = v.object({
  id: v.string(),
  channel: v.picklist(DESK_CHANNELS),
  receivedAt: v.string(),
  category: Category,
  text: v.string(),
  contact: v.string(),
  public: v.boolean(),
})
type EnterDraft = v.InferOutput<typeof EnterDraft>

const blank = (): EnterDraft => ({
  id: newId(),
  channel: 'telephone',
  receivedAt: '',
  category: 'suggestion',
  text: '',
  contact: '',
  public: false,
})

interface EnterCaseProps {
  site: SiteView
  onEntered: () => void
  onClose: () => void
}

/** For a citizen who telephoned, wrote or came. */
export const EnterCase = ({ site, onEntered, onClose }: EnterCaseProps) => {
  const words = w().enter
  const key = `case.enter.${site.id}`
  const form = useSignal(useMemo(() => readDraft(EnterDraft, key) ?? blank(), []))
  const round = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const receipt = useSignal<{ id: string; receipt: Receipt } | null>(null)
  const set = (difference: Partial<EnterDraft>) => {
    form.value = { ...form.value, ...difference }
    writeDraft(key, form.value)
  }
  const { receivedAt } = form.value
  const at = receivedAt === '' ? null : fromLocalInput(receivedAt, site.inForce.timeZone)
  const problems = () => [
    ...(receivedAt !== '' && (at === null || at > Date.now())
      ? [{ fieldId: 'enter-at', message: at === null ? t().form.rules.dateMissing : words.future }]
      : []),
    ...textProblems('enter-text', words.text, form.value.text, CASE_LIMITS.text, true),
    ...textProblems('enter-contact', words.contact, form.value.contact, CASE_LIMITS.contact, false),
  ]
  const shown = round.value > 0 ? problems() : []
  const problem = (fieldId: string) => shown.find((each) => each.fieldId === fieldId)?.message

  const submit = async () => {
    round.value += 1
    const { id: _, contact, ...typed } = form.value
    const parsed = parseInput(Entered, { ...typed, receivedAt: at, contact: contact.trim() || null })
    if (problems().length > 0 || !parsed.ok) return
    busy.value = true
    const enter = () => call('case.enter', { params: { siteId: site.id, caseId: form.value.id }, body: parsed.value })
    const answer = await withNewIds(enter, () => set({ id: newId() }))
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    dropDraft(key)
    receipt.value = { id: form.value.id, receipt: answer.value }
    announce(words.done)
    onEntered()
  }

  const done = receipt.value
  if (done)
    return (
      <Dialog title={words.done} close={{ label: t().close, run: onClose }}>
        <PrintedReceipt
          site={site.inForce.name}
          caseId={done.id}
          receipt={done.receipt}
          onAnother={() => {
            form.value = blank()
            round.value = 0
            receipt.value = null
          }}
        />
      </Dialog>
    )
  return (
    <Dialog title={words.title} close={{ label: t().close, run: onClose }} wide>
      <p class="muted">{words.hint}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy.value) void submit()
        }}
      >
        <ErrorSummary title={t().form.problems(shown.length)} errors={shown} round={round.value} />
        <div class="field-row">
          <Choice
            id="enter-channel"
            label={words.channel}
            value={form.value.channel}
            options={DESK_CHANNELS.map((channel) => [channel, w().channel[channel]] as const)}
            onValue={(channel) => set({ channel })}
            autoFocus
          />
          <Choice
            id="enter-category"
            label={words.category}
            value={form.value.category}
            options={CATEGORIES.map((category) => [category, w().type[category]] as const)}
            onValue={(category) => set({ category })}
          />
          <TextField
            id="enter-at"
            type="datetime-local"
            label={words.receivedAt}
            hint={words.receivedAtHint}
            error={problem('enter-at')}
            value={receivedAt}
            onValue={(next) => set({ receivedAt: next })}
          />
        </div>
        <TextField
          id="enter-text"
          label={words.text}
          hint={words.textHint}
          error={problem('enter-text')}
          value={form.value.text}
          onValue={(text) => set({ text })}
          max={CASE_LIMITS.text}
          rows={6}
        />
        <TextField
          id="enter-contact"
          label={words.contact}
          hint={words.contactHint}
          error={problem('enter-contact')}
          value={form.value.contact}
          onValue={(contact) => set({ contact })}
          max={CASE_LIMITS.contact}
        />
        <Check checked={form.value.public} onChange={(agreed) => set({ public: agreed })}>
          {words.public}
        </Check>
        <CaseRefusal refusal={refusal.value} />
        <div class="dialog-actions">
          <button type="submit" class="button primary" disabled={busy.value}>
            {words.submit}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const textProblems = (fieldId: string, label: string, text: string, max: number, required: boolean) => {
  const { rules, problem } = t().form
  if (required && text.trim() === '') return [{ fieldId, message: problem(label, rules.required) }]
  if (text.trim().length > max) return [{ fieldId, message: problem(label, rules.tooLong(max)) }]
  return []
}
