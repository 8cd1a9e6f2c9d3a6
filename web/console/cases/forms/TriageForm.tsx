import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Callout } from '../../../ui/Callout.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { type DepartmentOption, TriageFields } from '../triage/TriageFields.tsx'
import { TriageValue, triageProblems } from '../triage/triage-value.ts'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'

/** Study and assignment (综合研判) of one case. */
export const TriageForm = () => {
  const { record } = useCaseRoom()
  const { siteId } = record
  const departments = useLoad(`departments ${siteId}`, () => call('case.departments', { params: { siteId } }))
  return <Loads of={departments}>{(options) => <Form departments={options.departments} />}</Loads>
}

const Form = ({ departments }: { departments: readonly DepartmentOption[] }) => {
  const { record, asked } = useCaseRoom()
  const sending = useSending()
  const key = `case.${record.id}.triage`
  const { triage } = record
  const value = useSignal<TriageValue>(
    useMemo(
      () =>
        readDraft(TriageValue, key) ?? {
          type: record.type,
          valuable: triage?.valuable ?? true,
          department: triage?.department.id ?? '',
          coHandlers: triage?.coHandlers.map(({ id }) => id) ?? [],
          reason: '',
        },
      [],
    ),
  )
  const round = useSignal(0)
  const problems = round.value > 0 ? triageProblems(value.value, 'triage') : []
  const late = record.due !== null && asked.today > record.due.day
  return (
    <Panel
      act="case.triage"
      sending={sending}
      submitLabel={w().triage.submit}
      clear={() => dropDraft(key)}
      order={() => {
        round.value += 1
        const { type, valuable, department, coHandlers, reason } = value.value
        if (triageProblems(value.value, 'triage').length > 0) return null
        const caseType = type === 'keep' ? record.type : type
        return { type: 'case.triage', caseType, valuable, department, coHandlers, reason }
      }}
    >
      <ErrorSummary title={t().form.problems(problems.length)} errors={problems} round={round.value} />
      {late && value.value.type !== record.type && (
        <Callout tone="warn" role="status">
          <p>{w().triage.late}</p>
        </Callout>
      )}
      <TriageFields
        prefix="triage"
        value={value.value}
        onChange={(next) => {
          value.value = next
          writeDraft(key, next)
        }}
        departments={departments}
        problems={problems}
      />
    </Panel>
  )
}
