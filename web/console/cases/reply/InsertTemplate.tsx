import { useSignal } from '@preact/signals'
import { fillTemplate } from '#domain/case/template.ts'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'
import { useCaseRoom } from '../case/context.ts'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'

/** The site's templates for this type, their fields filled in; what has no value stays in braces and is seen. */
export const InsertTemplate = ({ onInsert }: { onInsert: (text: string) => void }) => {
  const { record, reply, format } = useCaseRoom()
  const { siteId } = record
  const words = w().reply
  const loaded = useLoad(`templates ${siteId}`, () => call('case.templates', { params: { siteId } }))
  const chosen = useSignal('')
  if (loaded.result.status !== 'ready') return null
  const { templates, inherited } = loaded.result.value
  const fitting = [...templates, ...inherited].filter(({ type }) => type === null || type === record.type)
  if (fitting.length === 0) return <p class="muted small">{words.noTemplates}</p>
  const insert = () => {
    const template = fitting.find(({ id }) => id === chosen.value)
    if (!template) return
    onInsert(
      fillTemplate(template.text, {
        number: record.number,
        received: format.date(record.receivedAt),
        today: reply.today,
        site: reply.site.name,
        type: w().type[record.type],
        ...(record.due ? { due: record.due.day } : {}),
        ...(record.triage ? { department: record.triage.department.name } : {}),
        ...(record.handler ? { handler: record.handler.name } : {}),
      }),
    )
  }
  return (
    <div class="case-find">
      <Choice
        id="reply-template"
        label={words.template}
        value={chosen.value}
        options={[['', words.templateChoose], ...fitting.map(({ id, title }) => [id, title] as const)]}
        onValue={(id) => (chosen.value = id)}
      />
      <button type="button" class="button" disabled={chosen.value === ''} onClick={insert}>
        {words.insert}
      </button>
    </div>
  )
}
