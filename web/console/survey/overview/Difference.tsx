import type { Definition } from '#contract/survey/definition.ts'
import type { Difference, Effect, QuestionDifference } from '#contract/survey/difference.ts'
import { questionsOf } from '#domain/survey/questions.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { sayIn } from '../build/titles.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'

const TONES = {
  none: undefined,
  reworded: 'info',
  options: 'warn',
  incomparable: 'danger',
  ended: 'danger',
  new: 'good',
} as const

const EffectBadge = ({ effect, children }: { effect: Effect; children: string }) => {
  const tone = TONES[effect]
  return <Badge {...(tone ? { tone } : {})}>{children}</Badge>
}

/** What releasing the draft would change, with how many answers are concerned. */
export const DifferenceToRunning = () => {
  const { survey, draft } = useSurvey()
  const params = { activityId: survey.id }
  const loading = useLoad(`difference ${survey.id} ${survey.draft.revision}`, async () => {
    const [difference, running] = await Promise.all([
      call('survey.difference', { params }),
      call('survey.version', { params: { ...params, version: survey.asked.version } }),
    ])
    if (!difference.ok) return difference
    if (!running.ok) return running
    return { ok: true, value: { difference: difference.value, running: running.value.definition } }
  })
  return (
    <Loads of={loading}>
      {({ difference, running }) => (
        <DifferenceList
          difference={difference}
          before={running}
          after={draft ?? running}
          answered={difference.answered}
        />
      )}
    </Loads>
  )
}

interface DifferenceListProps {
  difference: Difference
  before: Definition
  after: Definition
  answered?: Readonly<Record<string, number>>
}

export const DifferenceList = ({ difference, before, after, answered }: DifferenceListProps) => {
  const { format } = useSurvey()
  const w = words().release
  const titles = new Map(
    [before, after].flatMap((definition) =>
      [...questionsOf(definition)].map(
        ({ element }) => [element.id, sayIn(definition.languages, element.title) || element.name] as const,
      ),
    ),
  )
  const options = optionTexts(before, after)
  const names: Readonly<Record<string, string>> = words().fields
  if (difference.questions.length === 0 && difference.fields.length === 0) return <p class="muted">{w.same}</p>
  return (
    <ul class="plain-list stack-s">
      {difference.questions.map((one) => (
        <li key={one.id}>
          <p>
            <EffectBadge effect={one.effect}>{w.kinds[one.kind]}</EffectBadge>{' '}
            <strong>{titles.get(one.id) ?? one.name}</strong>
          </p>
          <p class="small muted">
            {w.effects[one.effect]}
            {answered?.[one.id] !== undefined && ` · ${w.answered(format.number(answered[one.id] ?? 0))}`}
          </p>
          <Changes one={one} names={names} options={options} />
        </li>
      ))}
      {difference.fields.length > 0 && (
        <li class="small">
          {w.wholeSurvey}: {difference.fields.map((field) => names[field] ?? field).join(', ')}
        </li>
      )}
    </ul>
  )
}

interface ChangesProps {
  one: QuestionDifference
  names: Readonly<Record<string, string>>
  options: ReadonlyMap<string, string>
}

const Changes = ({ one, names, options }: ChangesProps) => {
  const w = words().release
  const said = (ids: readonly string[]) => ids.map((id) => options.get(id) ?? id).join(', ')
  const { added, removed, changed } = one.options
  const lines = [
    one.fields.length > 0 ? `${w.settings}: ${one.fields.map((field) => names[field] ?? field).join(', ')}` : '',
    added.length > 0 ? `${w.optionsAdded}: ${said(added)}` : '',
    removed.length > 0 ? `${w.optionsRemoved}: ${said(removed)}` : '',
    changed.length > 0 ? `${w.optionsChanged}: ${said(changed)}` : '',
  ].filter(Boolean)
  if (lines.length === 0) return null
  return (
    <ul class="small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Options, rows and columns by id, as they read. */
const optionTexts = (...definitions: Definition[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const definition of definitions)
    for (const { element } of questionsOf(definition)) {
      const lists = element as unknown as Partial<
        Record<string, { id: string; value: unknown; text?: Record<string, string> }[]>
      >
      for (const name of ['choices', 'rows', 'columns', 'rateValues']) {
        const list = lists[name]
        if (!Array.isArray(list)) continue
        for (const option of list) found.set(option.id, sayIn(definition.languages, option.text) || `${option.value}`)
      }
    }
  return found
}
