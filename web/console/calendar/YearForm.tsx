import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { CALENDAR_LIMITS, type CalendarView, type NoticeShape } from '#contract/calendar/calendar.ts'
import type { Refusal } from '#contract/refusal.ts'
import { noticeProblems } from '#domain/calendar/notice-problems.ts'
import { parseNotice } from '#domain/calendar/notice-text.ts'
import { announce } from '../../ui/announce.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { useFormDraft } from '../draft/use-form-draft.ts'
import { t } from '../language.ts'
import { words } from '../notices/words.ts'
import { call } from '../session/call.ts'
import type { Loading } from '../session/use-load.ts'
import { NoticeDays } from './NoticeDays.tsx'

const Form = v.object({ source: v.string(), text: v.string() })

interface YearFormProps {
  siteId: string
  year: string
  national: boolean
  version: number
  isOwn: boolean
  initial: v.InferOutput<typeof Form>
  loading: Loading<CalendarView>
}

/** A year's notice as the State Council words it, read as one types, with everything that is wrong with it. */
export const YearForm = ({ siteId, year, national, version, isOwn, initial, loading }: YearFormProps) => {
  const w = words().calendar
  const draft = useFormDraft(`calendar ${siteId} ${year}`, Form, initial)
  const round = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const { source, text } = draft.value
  const { unread, ...days } = parseNotice(text, year)
  const notice: NoticeShape = { source: source.trim(), ...days }
  const empty = notice.holidays.length + notice.makeUpWorkdays.length === 0
  const problems = [
    ...unread.map(w.unread),
    ...noticeProblems(notice, national ? year : undefined).map(({ code, day }) => `${day}：${w.problems[code]}`),
    ...(empty ? [w.nothing] : []),
  ]
  const errors = [
    ...(notice.source === '' ? [{ fieldId: 'c-source', message: w.sourceMissing }] : []),
    ...problems.map((message) => ({ fieldId: 'c-text', message })),
  ]

  const send = async (sent: NoticeShape | null) => {
    busy.value = true
    const answer = await call('calendar.set', { params: { siteId, year }, body: { version, notice: sent } })
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    draft.clear()
    announce(w.saved)
    loading.set(answer.value)
  }

  return (
    <form
      class="setting stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        round.value += 1
        if (errors.length === 0 && !busy.peek()) void send(notice)
      }}
    >
      <ErrorSummary
        title={t().form.problems(errors.length)}
        errors={round.value > 0 ? errors : []}
        round={round.value}
      />
      <TextField
        id="c-source"
        label={w.source}
        value={source}
        onValue={(next) => draft.set({ source: next, text })}
        max={CALENDAR_LIMITS.source}
        error={round.value > 0 && notice.source === '' ? w.sourceMissing : undefined}
      />
      <TextField
        id="c-text"
        label={`${w.text} · ${year}`}
        hint={w.textHint}
        rows={9}
        lang="zh-CN"
        value={text}
        onValue={(next) => draft.set({ source, text: next })}
        error={round.value > 0 && problems.length > 0 ? problems.join('；') : undefined}
      />
      {!empty && (
        <section class="stack-s" aria-label={w.preview}>
          <h2>{w.preview}</h2>
          <NoticeDays notice={notice} />
        </section>
      )}
      {!refusal.value?.issues && <RefusalNote refusal={refusal.value} />}
      {refusal.value?.code === 'version-conflict' && (
        <p class="row">
          {w.conflict}
          <button type="button" class="button small" onClick={loading.reload}>
            {w.reload}
          </button>
        </p>
      )}
      <div class="row">
        <button type="submit" class="button primary" disabled={busy.value}>
          {busy.value ? t().form.saving : w.save}
        </button>
        {isOwn && (
          <button
            type="button"
            class="button danger"
            disabled={busy.value}
            onClick={() => confirm(w.removeAsk(year)) && void send(null)}
          >
            {w.remove}
          </button>
        )}
      </div>
    </form>
  )
}
