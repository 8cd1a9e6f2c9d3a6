import { useSignal } from '@preact/signals'
import { Check } from '../../../ui/Check.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Select } from '../../../ui/Select.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { Rows } from '../change/Rows.tsx'
import { type Room, useRoom } from '../room.ts'
import { words } from '../words.ts'

/** Everything that can be compared, by the name the platform knows it under. */
const documentsOf = ({ solicitation, links }: Room): [string, string][] => {
  const w = words().draft
  return [
    ...(solicitation.hasLaw ? [['law', w.document.law] satisfies [string, string]] : []),
    ['draft', w.document.draft],
    ...(solicitation.hasNext ? [['next', w.document.next] satisfies [string, string]] : []),
    // The last import is the draft as it is.
    ...Array.from({ length: Math.max(0, solicitation.draftVersion - 1) }, (_, index): [string, string] => [
      `${index + 1}`,
      w.imports(index + 1),
    ]),
    ...links.map(({ id, title }): [string, string] => [id, title]),
  ]
}

/** Two documents side by side, word by word. */
export const Compare = () => {
  const room = useRoom()
  const documents = documentsOf(room)
  const names = documents.map(([name]) => name)
  const from = useSignal(names.find((name) => name !== 'draft' && name !== 'next') ?? 'draft')
  const to = useSignal(from.peek() === 'draft' && names.includes('next') ? 'next' : 'draft')
  const changedOnly = useSignal(true)
  const w = words().draft
  if (documents.length < 2) return <Empty title={w.nothingToCompare} />
  return (
    <section class="card stack" aria-label={w.compare}>
      <div class="field-row">
        <Select
          id="compare-from"
          label={w.compareFrom}
          options={documents}
          value={from.value}
          onValue={(name) => (from.value = name)}
        />
        <Select
          id="compare-to"
          label={w.compareTo}
          options={documents}
          value={to.value}
          onValue={(name) => (to.value = name)}
        />
      </div>
      <Check checked={changedOnly.value} onChange={(on) => (changedOnly.value = on)}>
        {w.changedOnly}
      </Check>
      <Compared from={from.value} to={to.value} changedOnly={changedOnly.value} />
    </section>
  )
}

const Compared = ({ from, to, changedOnly }: { from: string; to: string; changedOnly: boolean }) => {
  const { solicitation } = useRoom()
  const { id, version, details } = solicitation
  const rows = useLoad(`${from} ${to} ${version}`, () =>
    call('solicitation.comparison', { params: { activityId: id }, query: { from, to } }),
  )
  if (rows.result.status === 'loading') return <Loading label={words().draft.comparing} />
  return <Loads of={rows}>{(value) => <Rows rows={value.rows} changedOnly={changedOnly} lang={details.lang} />}</Loads>
}
