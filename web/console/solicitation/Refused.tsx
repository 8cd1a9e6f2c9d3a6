import type { Refusal } from '#contract/refusal.ts'
import { Callout } from '../../ui/Callout.tsx'
import { RefusalNote, refusalText } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { nameOf, useRoom } from './room.ts'
import { words } from './words.ts'

/** A refusal in the reader's words, with everything that is missing by its name. */
export const Refused = ({ refusal }: { refusal: Refusal | null }) => {
  const { solicitation } = useRoom()
  if (!refusal) return null
  if (refusal.code === 'wrong-state' && refusal.detail === 'settling')
    return (
      <Callout tone="warn" role="alert">
        <p>{words().result.settling}</p>
      </Callout>
    )
  const { issues } = refusal
  if (!issues?.length) return <RefusalNote refusal={refusal} />
  const fields: Record<string, string> = { ...words().form.fields, ...words().checks.items, ...words().steps.names }
  const nameFor = (path: string): string => {
    const [first = '', second] = path.split('.')
    if (first === 'articles' && second) return nameOf(solicitation.parts, second === 'whole' ? null : second)
    return fields[first] ?? path
  }
  return (
    <Callout tone="danger" role="alert" title={t().refusal[refusal.code] ?? refusalText(refusal)}>
      <ul>
        {issues.map(({ path, limit }) => (
          <li key={path}>
            {nameFor(path)}
            {limit !== undefined && ` (${limit})`}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
